export default {
	'error.file.exists': '“{{file}}” exists already. Nothing was written; choose another name.',
	'error.file.missing': '“{{file}}” cannot be found. It may have been moved or renamed, or its disk is not connected.',
	'error.file.empty':
		'“{{file}}” is empty. If it lies in a synchronised folder, wait until it has arrived, then open it again.',
	'error.file.notProject': '“{{file}}” is not a Synthema project. Choose a file that ends in .synthema.',
	'error.file.damaged':
		'“{{file}}” is damaged or was cut off on its way. Copy it again from where it came, or save what can be read with “synthema check --repair”. Nothing in it was changed.',
	'error.file.newer':
		'“{{file}}” was made by a newer Synthema (format {{version}}; this one knows {{known}}). Update Synthema to open it. Nothing in it was changed.',
	'error.file.older':
		'“{{file}}” has an older format and cannot be brought up to date where it lies, because it can only be read. Copy it to a folder of your own and open the copy.',
	'error.folder.missing': 'The folder “{{folder}}” does not exist. Nothing was written; choose a folder that does.',
	'error.disk.full':
		'The disk is full, so the last step was not saved in “{{file}}”. Everything before it is safe. Make room and try again.',
	'error.disk.failed':
		'The disk reported an error while Synthema was working on “{{file}}”. What was saved before is safe. Copy the file to another disk, then try again.',
	'error.project.notWritable':
		'“{{file}}” cannot be written: the file or its folder is read-only. Nothing was changed. Copy it to a folder of your own and open the copy.',
	'error.project.busy': 'Another program is using “{{file}}” just now. Nothing was changed; try again in a moment.',
	'error.project.readOnly': 'This project is open for reading only. Nothing was changed.',
	'error.project.readOnly_in-use':
		'{{holder}} has “{{file}}” open. You can read; changes wait until {{holder}} closes it. Nothing was changed.',
	'error.project.readOnly_folder':
		'The folder of “{{file}}” is read-only. Nothing was changed. Copy the project to a folder of your own and open the copy.',
	'error.project.readOnly_file':
		'“{{file}}” is read-only. Nothing was changed. Copy it to a folder of your own and open the copy.',
	'error.project.none': 'No project is open. Open one first.',
	'error.missing.project': 'The project is not there any more. Open it again.',
	'error.missing.person': 'This person is not in the project. Choose one who is.',
	'error.missing.study': 'This study is not in the project any more. Nothing was changed.',
	'error.missing.source': 'This source is not in the project any more. Nothing was changed.',
	'error.missing.section': 'This section is not in the project any more. Nothing was changed.',
	'error.missing.code': 'This code is not in the project any more. Nothing was changed.',
	'error.missing.coding': 'This coding is not in the project any more. Nothing was changed.',
	'error.missing.theme': 'This theme is not in the project any more. Nothing was changed.',
	'error.missing.bookmark': 'This bookmark is not in the project any more. Nothing was changed.',
	'error.memo.day': '“{{day}}” is not a day. Write it as 2026-03-01. Nothing was changed.',
	'error.missing.memo': 'This memo is not in the project any more. Nothing was changed.',
	'error.id.taken': 'Something with the key {{id}} exists already. Nothing was changed.',
	'error.person.nameTaken': '“{{name}}” is in the project already. Choose another name.',
	'error.study.hasSources':
		'“{{study}}” still has texts ({{sources}}). Delete them or move them to another study first. Nothing was changed.',
	'error.source.duplicate':
		'“{{file}}” has the same text as “{{source}}”, which is in the project already. It was left out.',
	'error.coding.range':
		'The passage from {{start}} to {{end}} does not lie in “{{source}}”, which has {{characters}} characters. Nothing was changed.',
	'error.coding.cutsCharacter':
		'The passage from {{start}} to {{end}} of “{{source}}” begins or ends inside a character. Move the boundary by one.',
	'error.coding.duplicate': 'This passage already has “{{code}}”. Nothing changed.',
	'error.code.nameTaken': 'There is a code “{{name}}” already. Use it, or choose another name.',
	'error.code.cycle': '“{{name}}” cannot go below “{{parent}}”, which is below it. Nothing was changed.',
	'error.code.splitForeign':
		'Some of the chosen codings do not belong to “{{name}}” any more. Nothing was changed; choose them again.',
	'error.codebook.parentMissing':
		'The code “{{name}}” names a parent “{{parent}}” that is neither in the file nor in the project. Nothing was imported.',
	'error.theme.nameTaken': 'There is a theme “{{name}}” on this level already. Choose another name.',
	'error.theme.level': '“{{name}}” is on the other level.',
	'error.theme.level_descriptive': 'Codes go into descriptive themes; “{{name}}” is an analytical one.',
	'error.theme.level_analytical': 'Descriptive themes go into analytical ones; “{{name}}” is descriptive.',
	'error.themes.themeMissing':
		'“{{theme}}” names a descriptive theme “{{name}}” that is neither in the file nor in the project. Nothing was imported.',
	'error.memo.notYours': 'This memo is somebody else’s. You can read it; write your own beside it.',
	'check.sqlite': 'The file is damaged: {{message}}.',
	'check.reference': 'A row of “{{table}}” ({{row}}) points to a missing row of “{{parent}}”.',
	'check.contentMissing': 'The text or the original of “{{source}}” is missing.',
	'check.contentChanged': 'The text or the original of “{{source}}” has been altered.',
	'check.length': 'The text of “{{source}}” is not as long as it was at import.',
	'check.quote': 'A coding of “{{source}}” ({{coding}}) does not stand at {{start}} to {{end}}.',
	'check.memo': 'A memo ({{memo}}) belongs to something that is missing.',
	'check.log': 'A row of “{{table}}” ({{row}}) is not as the change log says.',
	'check.logGap': 'The change log has a gap at a row of “{{table}}” ({{row}}).',
	'check.unfinished': 'The file was left in the middle of a change.',
	'check.more': 'And {{count}} more of this kind.',
	'repair.table': 'The table “{{table}}” could not be read: {{message}}.',
	'repair.row': 'A row of “{{table}}” ({{row}}) could not be saved: {{message}}.',
	'repair.reference': 'A row of “{{table}}” was left out because its “{{parent}}” is lost.',
	'repair.quoteMoved': 'A coding of “{{source}}” ({{coding}}) was moved to where its words stand.',
	'repair.quoteTaken': 'The quote of a coding of “{{source}}” ({{coding}}) was taken from the text anew.',
	'repair.codingLost': 'A coding of “{{source}}” ({{coding}}) stood outside the text and was left out.',
};
