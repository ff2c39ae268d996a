/**
 * Authors as they are written in reference files. Here an author is "Family, Given" (or "Family, Given, Suffix"); a name
 * without a comma is that of a group, or of somebody with one name.
 */
import { HAN, oneLine } from './text.ts';

/** Chinese family names of two characters that are in use. */
const COMPOUND = new Set(
	'欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 皇甫 东方 東方 令狐 公孙 公孫 慕容 尉迟 尉遲 长孙 長孫 宇文 司徒 轩辕 軒轅 夏侯 端木 南宫 南宮 独孤 獨孤 百里 东郭 東郭 西门 西門 呼延 澹台 澹臺 濮阳 濮陽 淳于 单于 單于 太史 申屠 公羊 赫连 赫連 钟离 鍾離 宗政 闻人 聞人 鲜于 鮮于 闾丘 閭丘 司空 亓官 司寇 子车 子車 颛孙 顓孫 巫马 巫馬 公西 漆雕 乐正 樂正 壤驷 壤駟 公良 拓跋 夹谷 夾谷 宰父 谷梁 穀梁 段干 第五 纳兰 納蘭 万俟 萬俟 叶赫 葉赫'.split(
		' ',
	),
);

const GROUP_WORDS =
	/\b(?:groups?|collaborat(?:ion|ive|ors)|consortium|committees?|organi[sz]ations?|societ(?:y|ies)|associations?|institutes?|universit(?:y|ies)|ministry|departments?|networks?|teams?|councils?|cent(?:er|re)s?|stud(?:y|ies)|trial(?:ists)?|investigators?|foundations?|agency|commission|federation|office|hospitals?|initiative|boards?|project|program(?:me)?|college|academy|service|authority|task force|working party|panel|union|bureau|gesellschaft|verein|verband|arbeitsgruppe|ministerium|institut|universität|société|sociedad|grupo|ministerio)\b/iu;
const HAN_GROUP =
	/(?:课题组|協作組|协作组|研究组|专家组|工作组|小组|小組|委员会|委員會|学会|學會|协会|協會|学院|學院|医院|醫院|大学|大學|中心|研究所|研究院|编辑部|出版社|联盟|基金会|卫生部|办公室|集团|公司|组织|組織)$/u;
const SUFFIX = /^(?:jr|sr|jnr|snr|ii|iii|iv|2nd|3rd|phd|md|dr)\.?$/iu;
const GENERATION = /^(?:jr|sr|jnr|snr|ii|iii|iv|2nd|3rd)\.?$/iu;
const PARTICLES = new Set(
	'van von der den de da di do dos du das del della la le los ter ten te zu zum zur af av bin ibn al el y e'.split(' '),
);
/** "M", "MJ", "M.J.", "J-P", "M. J." without spaces. */
const INITIALS = /^(?:\p{Lu}\.?(?:-\p{Lu}\.?)?){1,4}$/u;
const ET_AL = /^(?:et\s?al\.?|and others|others|u\.\s?a\.|等|et coll\.?)$/iu;

/** Whether a name is that of a group: without a comma, or with the words that groups are called by. */
export function isGroup(author: string): boolean {
	const comma = author.indexOf(',');
	if (comma < 0) return true;
	return namesGroup(author.slice(0, comma));
}

function namesGroup(text: string): boolean {
	if (HAN.test(text)) return HAN_GROUP.test(text.trim());
	return /\s/u.test(text.trim()) && GROUP_WORDS.test(text);
}

/** The family name of "Family, Given", the whole name of a group. */
export function familyOf(author: string): string {
	const comma = author.indexOf(',');
	return comma < 0 || isGroup(author) ? author : author.slice(0, comma).trim();
}

/**
 * One author in any common way of writing, as "Family, Given": "Balint M", "Michael Balint", "Balint, Michael", "M. Balint",
 * "Ludwig van Beethoven", "王小明", "欧阳修". Groups stay as they are, and a trailing comma says that a name is one
 * ("Balint Circle Jena,"). '' for "et al.".
 */
export function authorOf(text: string): string {
	let plain = oneLine(text);
	if (ET_AL.test(plain.replace(/[\s,;]+$/u, ''))) return '';
	plain = plain
		.replace(/[，﹐]/gu, ',')
		.replace(/\s*[;；、]+$/u, '')
		.replace(/^(?:(?:and|und|et)\s+){1,9}(?=\p{L})/iu, '')
		.trim();
	if (plain === '') return '';
	plain = plain.replace(/(?:(?<=\p{Script=Han})\s?等|\s+et\s?al\.?)$/iu, '');
	if (/,\s*$/u.test(plain)) {
		plain = plain.replace(/[,\s]+$/u, '').trim();
		if (!plain.includes(',')) return plain;
	}
	if (plain.includes(',')) {
		if (namesGroup(plain.slice(0, plain.indexOf(',')))) return plain;
		const parts = plain
			.split(',')
			.map((part) => part.trim())
			.filter((part) => part !== '');
		return parts.length === 0 ? '' : parts.join(', ');
	}
	if (HAN.test(plain)) return hanAuthor(plain);
	if (namesGroup(plain)) return plain;
	plain = plain.replace(/\s*\([^()]{0,80}\)$/u, '').trim() || plain;
	return latinAuthor(plain.split(' '));
}

function hanAuthor(plain: string): string {
	const compact = plain.replace(/[\s\u3000]+/gu, ' ');
	if (HAN_GROUP.test(compact) || /[·・•]/u.test(compact)) return compact;
	const spaced = /^([\p{Script=Han}]{1,2}) ([\p{Script=Han}]{1,3}(?: [\p{Script=Han}])?)$/u.exec(compact);
	// "王 小明", "王 小 明"; but "欧阳" of "欧 阳 修" has a space inside too.
	if (spaced) {
		const joined = compact.replaceAll(' ', '');
		return COMPOUND.has(joined.slice(0, 2)) ? split(joined, 2) : split(joined, spaced[1]!.length);
	}
	const joined = compact;
	if (!/^\p{Script=Han}+$/u.test(joined)) return joined;
	const length = [...joined].length;
	if (length < 2 || length > 4) return joined;
	if (length > 2 && COMPOUND.has(joined.slice(0, 2))) return split(joined, 2);
	// Four characters without a compound name are a double family name (陈方安生) or a Japanese one.
	return split(joined, length === 4 ? 2 : 1);
}

function split(name: string, at: number): string {
	const characters = [...name];
	return `${characters.slice(0, at).join('')}, ${characters.slice(at).join('')}`;
}

function latinAuthor(words: string[]): string {
	let suffix = '';
	while (words.length > 2 && SUFFIX.test(words.at(-1)!)) {
		const last = words.pop()!;
		if (GENERATION.test(last)) suffix = `, ${last}`;
	}
	if (words.length === 1) return words[0]!;
	const last = words.at(-1)!;
	const first = words[0]!;
	if (INITIALS.test(last) && !INITIALS.test(first)) {
		let from = words.length - 1;
		while (from > 1 && INITIALS.test(words[from - 1]!)) from--;
		return `${words.slice(0, from).join(' ')}, ${words.slice(from).join(' ')}${suffix}`;
	}
	let from = words.length - 1;
	for (let at = 1; at < words.length - 1; at++) {
		if (!PARTICLES.has(words[at]!)) continue;
		from = at;
		break;
	}
	// "de la Cruz Maria" has no given name before the particle: the last word is taken for the family name all the same.
	return `${words.slice(from).join(' ')}, ${words.slice(0, from).join(' ')}${suffix}`;
}

/**
 * The authors of one cell or line, however they are divided: "Balint, M.; Balint, E.", "Balint M, Balint E",
 * "Balint, M., & Balint, E.", "Michael Balint and Enid Balint", "王小明，李华", "张三;李四".
 */
export function splitAuthors(text: string): string[] {
	const plain = text.replace(/[，﹐]/gu, ',').trim();
	const named = (parts: readonly string[]) => parts.map(authorOf).filter((author) => author !== '');
	if (/[;；、\n|]/u.test(plain)) return named(plain.split(/[;；、\n|]/u));
	if (/\s(?:and|und)\s/iu.test(plain)) {
		const parts = plain.split(/,?\s(?:and|und)\s/iu);
		// "Department of Health and Social Care" is one, "Aoife Brennock and World Balint Organisation" are two.
		const people = !namesGroup(plain) || (!namesGroup(parts[0]!) && parts.every((part) => / /u.test(part)));
		if (people) return parts.flatMap((part) => splitByComma(part));
	}
	if (/[&＆]/u.test(plain) && !namesGroup(plain))
		return plain.split(/,?\s*[&＆]\s*/u).flatMap((part) => splitByComma(part));
	return splitByComma(plain);
}

function splitByComma(text: string): string[] {
	const parts = text
		.split(',')
		.map((part) => part.trim())
		.filter((part) => part !== '');
	const named = (list: readonly string[]) => list.map(authorOf).filter((author) => author !== '');
	if (parts.length < 2) return named([text]);
	if (namesGroup(parts[0]!)) return named([text]);
	if (HAN.test(text)) {
		const family = parts[0]!;
		const one = parts.length === 2 && ([...family].length === 1 || COMPOUND.has(family));
		return one ? named([text]) : named(parts);
	}
	// "Balint M, Balint E": each part is a whole name.
	if (parts.every((part) => / /u.test(part) || ET_AL.test(part)) && !parts.slice(1).every(isGiven)) return named(parts);
	if (parts.length === 2) return named([text]);
	// "Balint, M., Balint, E.": family and initials take turns.
	const people: string[] = [];
	for (let at = 0; at < parts.length; ) {
		const [family, given] = [parts[at]!, parts[at + 1]];
		if (given !== undefined && isGiven(given) && !isGiven(family)) {
			people.push(`${family}, ${given}`);
			at += 2;
			if (GENERATION.test(parts[at] ?? '')) people.push(`${people.pop()!}, ${parts[at++]!}`);
		} else {
			people.push(family);
			at++;
		}
	}
	return named(people);
}

function isGiven(part: string): boolean {
	return part.split(' ').every((word) => INITIALS.test(word));
}
