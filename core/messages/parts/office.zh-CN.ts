export default {
	'office.comment': '[{{author}} 的批注：{{text}}]',
	'error.import.encrypted':
		'“{{file}}”用密码加密。没有从中导入任何内容。请用生成它的程序打开，另存一份没有密码的副本，再导入。',
	'error.import.oldWord':
		'“{{file}}”是 Word 97–2003 文档（.doc），无法读取。没有从中导入任何内容。请用 Word 或 LibreOffice 打开，另存为 .docx，再导入。',
	'error.import.otherOffice':
		'“{{file}}”不是文字文档，可能是电子表格、演示文稿或压缩包。没有从中导入任何内容。如果其中有文字，请另存为 .docx 或 .odt，再导入。',
	'warning.import.trackedChanges_other':
		'“{{file}}”有 {{count}} 处修订，已按接受处理；删除的文字没有收入文本，可以放回。',
	'warning.import.comments_other': '“{{file}}”有 {{count}} 条批注，没有收入文本，可以放回。',
	'warning.import.insertedFiles_other':
		'“{{file}}”中插入了 {{count}} 个其他文件，没有打开，因此缺少其中的文字。请在 Word 中打开该文档并重新保存，再导入。',
	'warning.import.activeContent':
		'“{{file}}”含有宏、嵌入对象或位于别处的部分。没有运行、打开或下载其中任何一个，只读取了文档自己的文字。',
};
