export default {
	'error.references.unknown':
		'“{{file}}” is no reference file that can be read. Nothing was imported from it. These can: RIS, BibTeX, PubMed (nbib), Web of Science text, EndNote XML and enw, CSL-JSON, and tables (csv, tsv, xlsx) with a row of headings. Export your references in one of these.',
	'error.references.none':
		'No record was found in “{{file}}”. Nothing was imported from it. Look whether the export was empty, and export it again.',
	'error.references.tooMany':
		'“{{file}}” has more than {{limit}} records. Nothing was imported from it. Divide it into smaller files.',
	'error.references.sheetSize':
		'“{{file}}” has a sheet that is larger than a list of studies: more than {{rows}} rows or {{columns}} columns, or cells far from the others. Nothing was imported from it. Copy the table into a new workbook and import that.',
	'error.references.noColumn':
		'“{{file}}” has no column “{{column}}”. Nothing was imported from it. Choose one of its columns.',
	'error.references.noField': '“{{file}}” was not read: a column cannot become “{{field}}”. Choose one of {{fields}}.',
	'warning.references.noEnd':
		'“{{file}}”, line {{row}}: this record has no end mark. It was taken to end where the next begins; look whether it is complete.',
	'warning.references.noType': '“{{file}}”, line {{row}}: this record does not say what it is. It came in as “other”.',
	'warning.references.passedOver':
		'“{{file}}”, line {{row}}: here is text that belongs to no record. It was passed over; all records came in.',
	'warning.references.nothing':
		'“{{file}}”, line or row {{row}}: this record has neither title, author, abstract nor number. It was left out.',
	'warning.references.untitled':
		'“{{file}}”, line or row {{row}}: this record has no title. It came in without; add the title to the study.',
	'warning.references.date':
		'“{{file}}”, line or row {{row}}: “{{date}}” is no year between 1500 and 2099. The record came in without a year.',
	'warning.references.cut':
		'“{{file}}”, line or row {{row}}: “{{field}}” is longer than a record can have. It came in up to the limit; the rest is in the file only.',
	'warning.references.broken':
		'“{{file}}”, line {{row}}: the record that begins with “{{part}}” is damaged or incomplete and was left out. The others came in. Export this one again or add it by hand.',
	'warning.references.unknownString':
		'“{{file}}”, line {{row}}: the abbreviation “{{part}}” is not explained in the file. It stands as it is; look at this record.',
	'warning.references.noCrossref':
		'“{{file}}”, line {{row}}: this record refers to “{{key}}” for more, which is not in the file. It came in with what it has itself.',
	'warning.references.latex':
		'“{{file}}”, line {{row}}: “{{field}}” has LaTeX commands that could not be turned into text. They stand as they are; look at this record.',
	'warning.references.quote':
		'“{{file}}”, row {{row}}: a quotation mark is opened here and never closed. The row was left out; the others came in. Close it and import the file again.',
	'warning.references.stopped':
		'“{{file}}” could not be read any further from row or line {{row}} on: too much is damaged. What stands before came in. Export the file again.',
	'warning.references.cells_one':
		'“{{file}}”, row {{row}}: there are filled cells beyond the one column with a heading. They were left out; the record came in.',
	'warning.references.cells_other':
		'“{{file}}”, row {{row}}: there are filled cells beyond the {{count}} columns with headings. They were left out; the record came in.',
	'warning.references.noTitleColumn':
		'“{{file}}” has no column that seems to be a title, DOI or PubMed number: {{found}}. Nothing came in so far. Choose which column is what.',
	'warning.references.replaced_one':
		'“{{file}}” has one place that could not be read as {{encoding}}; it shows as �. If more looks wrong, read it again in another encoding.',
	'warning.references.replaced_other':
		'“{{file}}” has {{count}} places that could not be read as {{encoding}}; they show as �. If more looks wrong, read it again in another encoding.',
};
