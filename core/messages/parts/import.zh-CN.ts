export default {
	'error.import.empty': '“{{file}}”是空文件，没有可读的内容。没有从中导入任何内容。',
	'error.import.binary':
		'“{{file}}”不是文本文件，看起来是 {{what}}。没有从中导入任何内容。请把它另存为纯文本（.txt）后再导入。',
	'error.import.binary_unknown':
		'“{{file}}”不是文本文件：其中的数据在任何编码下都不是文字。没有从中导入任何内容。请把文档另存为纯文本（.txt）后再导入。',
	'error.import.tooLarge':
		'“{{file}}”有 {{size}} MB，文本最大为 {{limit}} MB。没有从中导入任何内容。请把它分成较小的文件。',
	'error.import.encodingFailed':
		'“{{file}}”无法按 {{encoding}} 读取：无法识别的位置过多。没有从中导入任何内容。请选择其他编码，或由 Synthema 自动识别。',
	'error.import.encodingUnknown': '没有读取“{{file}}”：这里没有编码“{{encoding}}”。请从以下编码中选择：{{known}}。',
	'error.import.unsupported':
		'没有导入“{{file}}”：无法读取以 {{ending}} 结尾的文件。可以读取的有：{{readable}}。请把文档另存为纯文本（.txt）后再导入。',
	'error.text.lineRule':
		'此文本按第 {{rule}} 版规则分行，而此版本的 Synthema 只认识第 {{known}} 版规则。没有任何改动。请用更新的版本打开项目。',
	'warning.import.replaced_other':
		'“{{file}}”中有 {{count}} 处无法按 {{encoding}} 读取，显示为 �。如果还有其他文字不对，请换一种编码重新导入。',
	'warning.import.unsureEncoding':
		'“{{file}}”按 {{encoding}} 读取，但这只是推测。请检查文本；如果文字不对，请换一种编码重新导入。',
	'warning.import.droppedHtml_other': '“{{file}}”中有 {{count}} 段 HTML 没有收入文本。',
	'warning.import.droppedMetadata': '“{{file}}”开头的元数据没有收入文本。',
	'error.import.damaged':
		'“{{file}}”已损坏，或内容与文件名不符，无法读取。没有从中导入任何内容。请用原来的程序打开并重新保存，再导入。',
	'error.import.tooLong':
		'“{{file}}”读取不完，已放弃。没有从中导入任何内容。请把它另存为其他格式（.docx、.txt）后再导入。',
	'error.import.tooMuchMemory':
		'读取“{{file}}”占用的内存超出文本所需，已放弃。没有从中导入任何内容。请把它分开，或另存为其他格式。',
	'error.import.pdfNoText':
		'“{{file}}”没有文字层：第 {{pages}} 页都是图像。请先做文字识别（OCR）再导入，或把各页作为图像导入。',
	'warning.import.otherFormat': '“{{file}}”的内容与文件名不符，已按 {{format}} 读取。',
};
