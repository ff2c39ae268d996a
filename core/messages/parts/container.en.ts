export default {
	'error.import.zipPath':
		'“{{file}}” was not opened: its part “{{entry}}” points to a place outside the file, which no honest document does. Nothing was imported and nothing was written. Ask for the file again from where it came.',
	'error.import.zipBomb':
		'“{{file}}” was not opened: it would unpack to far more than a text has, as files do that are made to flood a computer. Nothing was imported from it. If it is your own, save it again without its pictures and import that.',
	'error.import.zipEncrypted':
		'“{{file}}” is protected with a password. Nothing was imported from it. Save a copy without the password and import that.',
	'error.import.xmlEntities':
		'“{{file}}” was not opened: it defines abbreviations of its own (XML entities), which can flood a computer or reach for other files. Nothing was imported from it. Open it in the program that made it, save it again and import that.',
	'error.import.partMissing':
		'“{{file}}” lacks its part “{{part}}”. It may have been cut off on its way. Nothing was imported from it. Copy it again from where it came, or open it in the program that made it, save it again and import that.',
	'error.import.imageTooLarge':
		'“{{file}}” was not opened: its picture “{{image}}” has {{width}} × {{height}} pixels, more than a computer should open. Nothing was imported from it. Make the picture smaller or take it out, and import the file again.',
};
