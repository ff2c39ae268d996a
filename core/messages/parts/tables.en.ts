export default {
	'table.synthesis.title': 'Thematic synthesis: {{list}}',
	'table.synthesis.part.theme': 'analytical and descriptive themes',
	'table.synthesis.part.finding': 'findings',
	'table.synthesis.part.codes': 'codes',
	'table.synthesis.part.studies': 'contributing studies',
	'table.synthesis.part.quotations': 'illustrative quotations',
	'table.themeByStudy.title': 'Themes by study: number of codings',
	'table.codebook.title': 'Codebook',
	'table.quotations.title': 'Quotations that illustrate the themes',
	'table.column.theme': 'Theme',
	'table.column.themes': 'Themes',
	'table.column.finding': 'Finding',
	'table.column.code': 'Code',
	'table.column.codesCodings': 'Codes (codings)',
	'table.column.codings': 'Codings',
	'table.column.study': 'Study',
	'table.column.studies': 'Studies',
	'table.column.studiesOf': 'Studies (of {{total}})',
	'table.column.quotation': 'Quotation',
	'table.column.quotations': 'Illustrative quotations',
	'table.column.definition': 'Definition',
	'table.column.useWhen': 'Use when',
	'table.column.notWhen': 'Not when',
	'table.column.example': 'Example',
	'table.column.lines': 'Lines',
	'table.column.coder': 'Coder',
	'table.column.total': 'Total',
	'table.total': 'All themes',
	'table.noAnalytical': 'Not in an analytical theme',
	'table.codeCount': '{{name}} ({{n}})',
	'table.codes_one': '{{count}} code',
	'table.codes_other': '{{count}} codes',
	'table.moreCodes_one': '{{count}} more',
	'table.moreCodes_other': '{{count}} more',
	'table.line': 'line {{line}}',
	'table.lines': 'lines {{start}}–{{end}}',
	'table.reference': '({{parts}})',
	'table.comma': ', ',
	'table.listSeparator': '; ',
	'table.note.studies': 'Studies: {{list}}.',
	'table.note.codings': 'Numbers in brackets after codes are codings: passages to which a coder applied the code.',
	'table.note.lines': 'Line numbers are those of the studies’ texts in this project.',
	'table.note.underBoth': 'A theme that feeds two analytical themes stands under both.',
	'table.note.automatic':
		'For themes without a chosen quotation, quotations were picked automatically: participants’ words of moderate length from different studies. “[…]” marks an omission.',
	'table.note.themeByStudy':
		'Cells are numbers of codings. In the totals a coding counts once, also when its code is in several themes. Studies: studies with at least one coding.',
	'table.note.codebook':
		'Indented codes belong to the code above them. Codings and studies are those of the code alone.',
	'table.note.noThemes': 'There are no themes yet.',
	'table.note.noCodes': 'There are no codes yet.',
	'table.note.noQuotations': 'No passage is coded with a code of a theme yet.',
	'error.table.unknown': 'There is no table “{{key}}”. Choose one of: {{known}}.',
	'error.table.format': 'Tables cannot be written as “{{format}}”. Choose docx, xlsx, csv, html, md or json.',
	'error.table.nothing': 'There is no table to write. Choose at least one table.',
	'error.table.cellTooLong':
		'A cell in column “{{column}}”, row {{row}} of the table “{{table}}” has {{characters}} characters; Excel takes 32,767. Nothing was written. Export this table as Word, CSV or a web page, or leave this column out.',
	'error.codebook.format': '“{{file}}” is neither a .csv nor a .json file. Save the codebook as CSV (UTF-8) or JSON.',
	'error.codebook.empty': '“{{file}}” has no codes in it. Nothing was imported.',
	'error.codebook.encoding':
		'The characters of “{{file}}” are not UTF-8. Nothing was imported. Save the file as “CSV UTF-8” and import it again.',
	'error.codebook.unreadable':
		'“{{file}}” cannot be read as a table: row {{row}} is damaged, often by a quotation mark that is not closed. Nothing was imported. Correct the row and import the file again.',
	'error.codebook.notJson': '“{{file}}” is not valid JSON ({{detail}}). Nothing was imported.',
	'error.codebook.badEntry':
		'Entry {{row}} of “{{file}}” cannot be used: {{field}} is missing or not of the expected kind. Nothing was imported.',
	'error.codebook.noNameColumn':
		'“{{file}}” has no column “name”. Its first row reads: {{found}}. Name the columns in the first row (name, parent, definition, use_when, not_when, example, colour) and import the file again.',
	'error.codebook.duplicateColumn':
		'“{{file}}” has two columns for the same thing: “{{first}}” and “{{second}}”. Nothing was imported. Remove one and import the file again.',
	'error.codebook.tooManyCells':
		'Row {{row}} of “{{file}}” has more cells than the first row has columns. Nothing was imported. Text that contains the separator has to stand in quotation marks.',
	'error.codebook.missingName':
		'Row {{row}} of “{{file}}” has no name. Nothing was imported. Name the code or delete the row.',
	'error.codebook.nameTooLong':
		'The name in row {{row}} of “{{file}}” is longer than {{limit}} characters. Nothing was imported.',
	'error.codebook.textTooLong':
		'The text in row {{row}}, column “{{field}}” of “{{file}}” is longer than 1,000,000 characters. Nothing was imported.',
	'error.codebook.duplicateName':
		'The code “{{code}}” stands twice in “{{file}}”: in row {{first}} and row {{row}}. Nothing was imported. Rename or delete one of them.',
	'error.codebook.unknownParent':
		'Row {{row}} of “{{file}}” puts the code “{{code}}” under “{{parent}}”, but the file has no code of that name. Nothing was imported. Add “{{parent}}” or correct the name.',
	'error.codebook.parentCycle':
		'In “{{file}}” the code “{{code}}” (row {{row}}) would stand under itself. Nothing was imported. Correct its parent.',
	'error.codebook.badColour':
		'Row {{row}} of “{{file}}” has the colour “{{colour}}”. Colours are whole numbers from 1 to 12; leave the cell empty to have one chosen. Nothing was imported.',
	'error.themesFile.format': '“{{file}}” is neither a .csv nor a .json file. Save the themes as CSV (UTF-8) or JSON.',
	'error.themesFile.empty': '“{{file}}” has no themes in it. Nothing was imported.',
	'error.themesFile.encoding':
		'The characters of “{{file}}” are not UTF-8. Nothing was imported. Save the file as “CSV UTF-8” and import it again.',
	'error.themesFile.unreadable':
		'“{{file}}” cannot be read as a table: row {{row}} is damaged, often by a quotation mark that is not closed. Nothing was imported. Correct the row and import the file again.',
	'error.themesFile.notJson': '“{{file}}” is not valid JSON ({{detail}}). Nothing was imported.',
	'error.themesFile.badEntry':
		'Entry {{row}} of “{{file}}” cannot be used: {{field}} is missing or not of the expected kind. Nothing was imported.',
	'error.themesFile.noNameColumn':
		'“{{file}}” needs the columns “level” and “name”. Its first row reads: {{found}}. Name the columns in the first row (level, name, finding, definition, members) and import the file again.',
	'error.themesFile.duplicateColumn':
		'“{{file}}” has two columns for the same thing: “{{first}}” and “{{second}}”. Nothing was imported. Remove one and import the file again.',
	'error.themesFile.tooManyCells':
		'Row {{row}} of “{{file}}” has more cells than the first row has columns. Nothing was imported. Text that contains the separator has to stand in quotation marks.',
	'error.themesFile.missingName':
		'Row {{row}} of “{{file}}” has no name. Nothing was imported. Name the theme or delete the row.',
	'error.themesFile.nameTooLong':
		'The name in row {{row}} of “{{file}}” is longer than {{limit}} characters. Nothing was imported.',
	'error.themesFile.textTooLong':
		'The text in row {{row}}, column “{{field}}” of “{{file}}” is longer than 1,000,000 characters. Nothing was imported.',
	'error.themesFile.duplicateName':
		'The theme “{{theme}}” stands twice on one level in “{{file}}”: in row {{first}} and row {{row}}. Nothing was imported. Rename or delete one of them.',
	'error.themesFile.badLevel':
		'Row {{row}} of “{{file}}” has the level “{{level}}”. Write “descriptive” or “analytical”. Nothing was imported.',
};
