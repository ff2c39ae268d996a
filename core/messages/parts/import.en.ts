export default {
	'error.import.empty': '“{{file}}” is empty: there is nothing to read in it. Nothing was imported from it.',
	'error.import.binary':
		'“{{file}}” is not a text file. It seems to be {{what}}. Nothing was imported from it. Save it as plain text (.txt) and import that.',
	'error.import.binary_unknown':
		'“{{file}}” is not a text file: it holds data that is no text in any encoding. Nothing was imported from it. Save the document as plain text (.txt) and import that.',
	'error.import.tooLarge':
		'“{{file}}” has {{size}} MB; a text can have {{limit}} MB at most. Nothing was imported from it. Divide it into smaller files.',
	'error.import.encodingFailed':
		'“{{file}}” cannot be read as {{encoding}}: too many places make no sense in it. Nothing was imported from it. Choose another encoding, or let Synthema detect it.',
	'error.import.encodingUnknown':
		'“{{file}}” was not read: there is no encoding “{{encoding}}” here. Choose one of {{known}}.',
	'error.import.unsupported':
		'“{{file}}” was not imported: files ending in {{ending}} cannot be read. These can: {{readable}}. Save the document as plain text (.txt) and import that.',
	'error.text.lineRule':
		'This text was broken into lines by rule {{rule}}; this version of Synthema knows rule {{known}} only. Nothing was changed. Open the project in a newer version.',
	'warning.import.replaced_one':
		'“{{file}}” has one place that could not be read as {{encoding}}; it shows as �. If more looks wrong, import it again in another encoding.',
	'warning.import.replaced_other':
		'“{{file}}” has {{count}} places that could not be read as {{encoding}}; they show as �. If more looks wrong, import it again in another encoding.',
	'warning.import.unsureEncoding':
		'“{{file}}” was read as {{encoding}}, but that is a guess. Look at the text; if letters are wrong, import it again in another encoding.',
	'warning.import.droppedHtml_one': 'One piece of HTML in “{{file}}” was left out of the text.',
	'warning.import.droppedHtml_other': '{{count}} pieces of HTML in “{{file}}” were left out of the text.',
	'warning.import.droppedMetadata': 'The metadata block at the top of “{{file}}” was left out of the text.',
	'error.import.damaged':
		'“{{file}}” is damaged or is not what its name says: it cannot be read. Nothing was imported from it. Open it in the program it comes from, save it anew, and import that.',
	'error.import.tooLong':
		'“{{file}}” was given up: reading it came to no end. Nothing was imported from it. Save it in another format (.docx, .txt) and import that.',
	'error.import.tooMuchMemory':
		'“{{file}}” was given up: reading it takes more memory than a text should. Nothing was imported from it. Divide it, or save it in another format.',
	'error.import.pdfNoText':
		'“{{file}}” has no text layer: {{pages}} are images. Run text recognition (OCR) on it and import the result, or import its pages as images.',
	'warning.import.otherFormat': '“{{file}}” is not what its name says; it was read as {{format}}.',
};
