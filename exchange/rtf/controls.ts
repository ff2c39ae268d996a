/** The control words of RTF that this reader knows by name. */

/** Characters that have a word. */
export const CHARACTERS: ReadonlyMap<string, string> = new Map(
	Object.entries({
		tab: '\t',
		'~': '\u00a0',
		_: '\u2011',
		emdash: '—',
		endash: '–',
		emspace: '\u2003',
		enspace: '\u2002',
		qmspace: '\u2005',
		bullet: '•',
		lquote: '‘',
		rquote: '’',
		ldblquote: '“',
		rdblquote: '”',
		':': '',
		'-': '',
		'|': '',
	}),
);

const names = (list: string) => new Set(list.split(' '));

/** Groups whose words are no part of the text: fonts' and pictures' data, instructions of fields, entries of indexes. */
export const SKIPPED = names(
	'aftncn aftnsep aftnsepc bkmkend bkmkstart blipuid buptim category colortbl colorschememapping comment company creatim ' +
		'datafield datastore do doccomm docvar falt fchars ffdeftext ffentrymcr ffexitmcr ffformat ffhelptext ffl ffname ' +
		'ffstattext file filetbl fldinst fldtype fname fontemb fontfile formfield ftncn ftnsep ftnsepc generator ' +
		'gridtbl hlinkbase keycode keywords latentstyles lchars levelnumbers leveltext list listlevel listname ' +
		'listoverride listoverridetable listpicture liststylename listtable manager mmathPict mmathPr nextfile nonesttables ' +
		'nonshppict objalias objclass objdata object objname objsect objtime operator panose password passwordhash pgp ' +
		'pgptbl picprop pict pn pnseclvl pntxta pntxtb printim private propname protend protstart protusertbl revtbl revtim ' +
		'rsidtbl rxe shprslt sn sp staticval stylesheetex subject sv tc tcn template themedata txe upr userprops windowcaption ' +
		'writereservation writereservhash xe xform xmlattrname xmlattrvalue xmlclose xmlname xmlnstbl xmlopen',
);

/** Groups that are marked as new to older readers, and have words of the text in them all the same. */
export const KNOWN_NEW = names(
	'annotation atnauthor cs footnote listtext moMath moMathPara nesttableprops pntext shpinst shppict shptxt ud',
);

export const RUNNING_HEADS = names('header headerl headerr headerf footer footerl footerr footerf');

/** Words for the languages of `\deflang`, by the lower ten bits of their numbers; Chinese needs all of them. */
const LANGUAGES: Readonly<Record<number, string>> = {
	1: 'ar',
	2: 'bg',
	5: 'cs',
	6: 'da',
	7: 'de',
	8: 'el',
	9: 'en',
	10: 'es',
	11: 'fi',
	12: 'fr',
	13: 'he',
	14: 'hu',
	15: 'is',
	16: 'it',
	17: 'ja',
	18: 'ko',
	19: 'nl',
	20: 'no',
	21: 'pl',
	22: 'pt',
	24: 'ro',
	25: 'ru',
	26: 'hr',
	27: 'sk',
	29: 'sv',
	30: 'th',
	31: 'tr',
	33: 'id',
	34: 'uk',
	36: 'sl',
	37: 'et',
	38: 'lv',
	39: 'lt',
	42: 'vi',
};
const REGIONS: Readonly<Record<number, string>> = {
	1028: 'zh-TW',
	1033: 'en-US',
	2052: 'zh-CN',
	2057: 'en-GB',
	3076: 'zh-HK',
	4100: 'zh-SG',
	5124: 'zh-MO',
};

/** BCP 47 of a Windows language number; null for one that says nothing. */
export function languageOf(number: number): string | null {
	return REGIONS[number] ?? LANGUAGES[number & 0x3ff] ?? ((number & 0x3ff) === 4 ? 'zh' : null);
}
