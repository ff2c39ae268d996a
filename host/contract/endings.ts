/** Endings of files that can be imported, without the point, for file choosers. A test holds them against the readers. */
export const TEXT_FILE_ENDINGS = [
	'txt',
	'text',
	'md',
	'markdown',
	'pdf',
	'docx',
	'docm',
	'odt',
	'fodt',
	'html',
	'htm',
	'xhtml',
	'mhtml',
	'mht',
	'epub',
	'rtf',
] as const;
export const REFERENCE_FILE_ENDINGS = ['ris', 'bib', 'nbib', 'enw', 'xml', 'json', 'csv', 'tsv', 'xlsx'] as const;
