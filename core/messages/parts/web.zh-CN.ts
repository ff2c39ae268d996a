export default {
	'error.import.tooNested':
		'没有打开“{{file}}”：其中的内容嵌套超过 {{limit}} 层，正常的文本不会这样。没有从中导入任何内容。请用生成它的程序打开并重新保存，再导入。',
	'error.import.tooManyElements':
		'“{{file}}”包含超过 {{limit}} 个元素，对一篇文本来说过多。没有从中导入任何内容。请把它拆分，或把文字复制到文本文件（.txt）后再导入。',
	'warning.import.cutOff': '“{{file}}”在中途结束，可能在传输中被截断。已读取现有的部分。请将其结尾与原文核对。',
	'warning.import.chapterMissing':
		'“{{file}}”缺少“{{part}}”这一部分，因此文本中没有这部分内容。请向提供者重新索取该文件。',
};
