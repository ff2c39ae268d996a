export default {
	'pdf.imagePage': '[第 {{page}} 页是没有文字的图像。]',
	'error.import.pdfPassword': '“{{file}}”已加密，需要密码才能读取。没有从中导入任何内容。请输入密码后再导入。',
	'error.import.pdfWrongPassword': '“{{file}}”已加密，输入的密码打不开它。没有从中导入任何内容。请核对密码后再导入。',
	'error.import.pdfTooManyPages':
		'“{{file}}”有 {{pages}} 页，PDF 最多为 {{limit}} 页。没有从中导入任何内容。请把它分成较小的文件。',
	'error.import.pdfTooMuchText':
		'“{{file}}”超过 {{limit}}00 万个字符，比任何一篇研究的文本都多。没有从中导入任何内容。请把它分成较小的文件。',
	'warning.import.pdfNoText':
		'“{{file}}”没有文字：其页面（{{pages}}）都是图像。请先对文件做文字识别（OCR）再导入，或把页面作为图像连同说明一起导入。',
	'warning.import.pdfPagesWithoutText':
		'“{{file}}”的以下页面是没有文字的图像：{{pages}}。其他页面的文字已读取。如果缺少内容，请对文件做文字识别（OCR）后再导入。',
	'warning.import.pdfUnreadableFont':
		'“{{file}}”的某些字体没有说明字形对应的字符，这些字符显示为 �。请检查以下页面：{{pages}}。经文字识别（OCR）处理的副本可能更容易读取。',
	'warning.import.pdfBrokenOff':
		'“{{file}}”不完整，在结尾之前中断；已读取其中找到的内容（页数：{{pages}}），可能还有缺失。如果可以，请重新获取该文件。',
	'warning.import.pdfDamagedPages':
		'“{{file}}”的以下页面已损坏，无法读取：{{pages}}。其他页面的文字已读取。如果可以，请重新获取该文件。',
};
