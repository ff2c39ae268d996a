export default {
	'error.references.unknown':
		'“{{file}}”不是可以读取的文献文件。没有从中导入任何内容。可以读取的有：RIS、BibTeX、PubMed（nbib）、Web of Science 文本、EndNote XML 和 enw、CSL-JSON，以及带标题行的表格（csv、tsv、xlsx）。请将文献导出为其中一种格式。',
	'error.references.none': '“{{file}}”中没有找到任何记录。没有从中导入任何内容。请检查导出结果是否为空，然后重新导出。',
	'error.references.tooMany': '“{{file}}”的记录超过 {{limit}} 条。没有从中导入任何内容。请把它分成较小的文件。',
	'error.references.sheetSize':
		'“{{file}}”中的工作表超出了研究列表应有的大小：超过 {{rows}} 行或 {{columns}} 列，或者有些单元格离其他单元格很远。没有从中导入任何内容。请把表格复制到新的工作簿后再导入。',
	'error.references.noColumn': '“{{file}}”中没有“{{column}}”这一列。没有从中导入任何内容。请选择已有的列。',
	'error.references.noField': '没有读取“{{file}}”：列不能对应“{{field}}”。请从以下字段中选择：{{fields}}。',
	'warning.references.noEnd':
		'“{{file}}”第 {{row}} 行：此记录没有结束标记，已按下一条记录的开头作为结束。请检查它是否完整。',
	'warning.references.noType': '“{{file}}”第 {{row}} 行：此记录没有注明类型，已按“其他”导入。',
	'warning.references.passedOver': '“{{file}}”第 {{row}} 行：这里有不属于任何记录的文字，已跳过；所有记录都已读入。',
	'warning.references.nothing': '“{{file}}”第 {{row}} 行：此记录没有标题、作者、摘要或编号，没有读入。',
	'warning.references.untitled': '“{{file}}”第 {{row}} 行：此记录没有标题，已照样读入。请为该研究补上标题。',
	'warning.references.date':
		'“{{file}}”第 {{row}} 行：“{{date}}”不是 1500 至 2099 之间的年份。记录已读入，但没有年份。',
	'warning.references.cut':
		'“{{file}}”第 {{row}} 行：“{{field}}”超出了记录的长度上限，只读入了上限以内的部分，其余仍在原文件中。',
	'warning.references.broken':
		'“{{file}}”第 {{row}} 行：以“{{part}}”开头的记录已损坏或不完整，没有读入。其他记录都已读入。请重新导出此条，或手工添加。',
	'warning.references.unknownString':
		'“{{file}}”第 {{row}} 行：文件中没有说明缩写“{{part}}”，已照原样保留。请检查此记录。',
	'warning.references.noCrossref': '“{{file}}”第 {{row}} 行：此记录引用了文件中没有的“{{key}}”，只读入了它自身的内容。',
	'warning.references.latex':
		'“{{file}}”第 {{row}} 行：“{{field}}”中有无法转为文字的 LaTeX 命令，已照原样保留。请检查此记录。',
	'warning.references.quote':
		'“{{file}}”第 {{row}} 行：这里的引号没有闭合，此行没有读入，其他行都已读入。请补上引号后重新导入。',
	'warning.references.stopped':
		'“{{file}}”从第 {{row}} 行起损坏过多，无法继续读取；之前的内容已读入。请重新导出此文件。',
	'warning.references.cells_other':
		'“{{file}}”第 {{row}} 行：在 {{count}} 个有标题的列之外还有内容，这些内容没有读入；记录本身已读入。',
	'warning.references.noTitleColumn':
		'“{{file}}”中没有看起来是标题、DOI 或 PubMed 编号的列：{{found}}。目前没有读入任何内容。请选择各列对应的字段。',
	'warning.references.replaced_other':
		'“{{file}}”中有 {{count}} 处无法按 {{encoding}} 读取，显示为 �。如果还有其他文字不对，请换一种编码重新读取。',
};
