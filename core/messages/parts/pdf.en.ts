export default {
	'pdf.imagePage': '[Page {{page}} is an image without text.]',
	'error.import.pdfPassword':
		'“{{file}}” is encrypted: it can be read only with its password. Nothing was imported from it. Enter the password and import it again.',
	'error.import.pdfWrongPassword':
		'“{{file}}” is encrypted, and the password that was entered does not open it. Nothing was imported from it. Check the password and import it again.',
	'error.import.pdfTooManyPages':
		'“{{file}}” has {{pages}} pages; a PDF can have {{limit}} at most. Nothing was imported from it. Divide it into smaller files.',
	'error.import.pdfTooMuchText':
		'“{{file}}” holds more than {{limit}} million characters, more than any text of a study. Nothing was imported from it. Divide it into smaller files.',
	'warning.import.pdfNoText':
		'“{{file}}” has no text: its pages ({{pages}}) are images. Run text recognition (OCR) on the file and import the result, or import the pages as images with a note.',
	'warning.import.pdfPagesWithoutText':
		'These pages of “{{file}}” are images without text: {{pages}}. The text of the other pages was read. If words are missing, run text recognition (OCR) on the file and import the result.',
	'warning.import.pdfUnreadableFont':
		'Some fonts of “{{file}}” do not say which characters their letters are; these show as �. Look at these pages: {{pages}}. A copy made with text recognition (OCR) may read better.',
	'warning.import.pdfBrokenOff':
		'“{{file}}” breaks off before its end; what was found in it was read (pages: {{pages}}), and more may be missing. If you can, get the file again.',
	'warning.import.pdfDamagedPages':
		'These pages of “{{file}}” are damaged and could not be read: {{pages}}. The text of the other pages was read. If you can, get the file again.',
};
