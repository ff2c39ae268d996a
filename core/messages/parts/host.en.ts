export default {
	'error.input.invalid':
		'The program sent something that does not fit ({{field}}: {{problem}}). Nothing was changed. Reload the window and try again.',
	'error.input.method': 'The program asked for “{{method}}”, which this version does not know. Reload the window.',
	'error.cancelled': 'Cancelled. Everything is as it was before.',
	'error.import.uploadGone': '“{{file}}” did not arrive. Choose it again.',
	'error.import.folder': '“{{file}}” is a folder. Choose the files in it.',
	'error.import.noAccess':
		'“{{file}}” cannot be read: this account has no permission. Copy it to a folder of your own and import the copy.',
	'error.export.diskFull':
		'The disk is full; “{{file}}” was not written. The project is safe. Make room or choose another disk.',
	'error.export.isFolder': '“{{file}}” is a folder. Choose another name.',
	'error.export.notWritable':
		'“{{file}}” cannot be written. It may be open in another program, or the folder is read-only. Close it or choose another place.',
	'error.serve.notBuilt':
		'The pages of Synthema are not built yet ({{folder}} has none). Run “npm run build”, then start it again.',
	'error.serve.portTaken': 'Port {{port}} is taken by another program. Choose another with --port, or leave it out.',
	'error.sample.exists':
		'The folder “{{folder}}” has a file “{{file}}” already. Nothing was written; choose an empty folder.',
	'sample.title': 'Balint groups for doctors and medical students: a thematic synthesis (demonstration)',
	'sample.start.title': 'Balint groups: start coding (demonstration)',
	'work.sample': 'Making the demonstration',
};
