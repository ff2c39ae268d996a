export default {
	'office.comment': '[Comment by {{author}}: {{text}}]',
	'error.import.encrypted':
		'“{{file}}” is encrypted with a password. Nothing was imported from it. Open it in the program that made it, save a copy without the password, and import that.',
	'error.import.oldWord':
		'“{{file}}” is a document of Word 97–2003 (.doc), which cannot be read. Nothing was imported from it. Open it in Word or LibreOffice, save it as .docx, and import that.',
	'error.import.otherOffice':
		'“{{file}}” is no text document: it may be a spreadsheet, a presentation or an archive. Nothing was imported from it. If it has text, save that as .docx or .odt and import it.',
	'warning.import.trackedChanges_one':
		'“{{file}}” has one tracked change. It was taken as accepted; deleted words are left out and can be put back.',
	'warning.import.trackedChanges_other':
		'“{{file}}” has {{count}} tracked changes. They were taken as accepted; deleted words are left out and can be put back.',
	'warning.import.comments_one': '“{{file}}” has one comment. It is left out of the text and can be put back.',
	'warning.import.comments_other':
		'“{{file}}” has {{count}} comments. They are left out of the text and can be put back.',
	'warning.import.insertedFiles_one':
		'“{{file}}” has another file inserted into it that was not opened, so its text is missing. Open the document in Word, save it again, and import that.',
	'warning.import.insertedFiles_other':
		'“{{file}}” has {{count}} other files inserted into it that were not opened, so their text is missing. Open the document in Word, save it again, and import that.',
	'warning.import.activeContent':
		'“{{file}}” has macros, embedded objects or parts that lie elsewhere. None of them was run, opened or fetched; only its own text was read.',
};
