export default {
	'error.import.tooNested':
		'“{{file}}” was not opened: its parts lie in each other more than {{limit}} deep, which no text needs. Nothing was imported from it. Open it in the program that made it, save it anew, and import that.',
	'error.import.tooManyElements':
		'“{{file}}” has more than {{limit}} elements, too many for a text. Nothing was imported from it. Divide it, or copy its text into a text file (.txt) and import that.',
	'warning.import.cutOff':
		'“{{file}}” ends in the middle: it may have been cut off on its way. What there is was read. Compare its end with the original.',
	'warning.import.chapterMissing':
		'“{{file}}” lacks its part “{{part}}”, so that part is not in the text. Ask for the file again from where it came.',
};
