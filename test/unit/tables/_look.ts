import { writeFileSync } from 'node:fs';
import { buildTable, tableKeys } from '#core/tables/index.ts';
import { writeTables, TABLE_FORMATS } from '#exchange/tables/index.ts';
import { balint } from './balint.ts';
import { translate } from './translate.ts';
const small = balint();
const mk = (n: number) => {
	const d: any = balint();
	const names = ['Falkenberg 2009','欧阳 2018','Tanaka 2020','Owusu 2021','Lindqvist 2022','Müller & Schröder 2011','Kjeldmand 2008','Salinsky 2012','O’Neill 2016','王 2019','Graham 2009','van Roy 2015'];
	d.studies = names.map((label, i) => ({ id: 's' + (i + 1), label, position: i }));
	d.sources = names.map((label, i) => ({ id: 'q' + (i + 1), studyId: 's' + (i + 1), name: label, language: /\p{Script=Han}/u.test(label) ? 'zh' : 'en' }));
	const themes = ['Listening before solving','Finding words for the difficult','Silence as information','Seeing the person behind the complaint','The doctor’s feelings as an instrument','Empathy has a cost','Putting down what was carried','Living with not knowing','Boundaries that hold','The group as a safe place','听见沉默'];
	const findings = ['Doctors stay with what is said before they answer it; patients then say more.','Naming a feeling before the group makes it speakable before the patient.','A pause, once feared, is heard as something the patient is doing.','Speaking about a patient in the group turns a case back into a person.','Irritation and boredom become data about the patient.','Feeling returns before the group can hold it; some take more home at first.','What is spoken among people who know the work stops at the door.','Uncertainty stops being a personal failing.','A limit said early and kindly protects both sides of the desk.','Trust is made by the same faces in the same room, month after month.','沉默不再被当作空白，而是病人正在做的一件事。'];
	d.themes = themes.map((name, i) => ({ ...small.themes[0], id: 't' + i, level: 'descriptive', name, finding: findings[i], position: i }));
	const an = [['Communication','What the group practises is heard again in the consulting room.'],['Empathy','Empathy is worked for, and paid for.'],['Psychological adjustment','']];
	an.forEach(([name, finding], i) => d.themes.push({ ...small.themes[0], id: 'a' + i, level: 'analytical', name, finding, position: 20 + i }));
	d.themeThemes = []; for (let i = 0; i < 10; i++) d.themeThemes.push({ analyticalId: 'a' + Math.floor(i / 3.4), descriptiveId: 't' + i, position: i });
	const pool = ['listening, not fixing','listening is effort','one question, then wait','naming the feeling','saying it plainly','silence allowed','the pause speaks','a person again','curiosity','the family comes in','irritation as a clue','bored by her','opened and not closed','more at home','putting it down','no longer alone with it','I do not know, said aloud','听孩子','先听后说'];
	d.codes = []; d.themeCodes = []; d.codings = [];
	let c = 0, seed = 7; const rnd = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
	const qs = ['“They only listened, then someone asked what it was like to sit in that chair.” (GP 7)','“I ask one question and then I wait. It is the hardest thing I do in the whole morning.” (resident 2)','“I had a diagnosis for him and no word for what he did to me.” (GP 12)','The pause said what the letter left out, the authors conclude.','“When I am bored I now ask what she is not telling me.” (GP 4)','“I drove home and noticed at the bridge that I was not in the consulting room any more.” (GP 3)'];
	const zq = ['“她先说孩子，我就先听孩子。后来她才说到自己，我没有打断。”（住院医师5）','“以前我总怕安静，现在我知道那是病人在想。”（全科医生2）'];
	themes.forEach((_, i) => { for (let k = 0; k < 2 + (i * 3) % 6; k++) { const id = 'k' + i + '_' + k; d.codes.push({ ...small.codes[1], id, name: pool[(i * 2 + k) % pool.length], definition: k % 2 ? 'The doctor stays with what is said and does not yet answer it.' : '', useWhen: k % 3 ? 'A speaker says that hearing came before advice.' : '', notWhen: k % 2 ? 'Only waiting: use “silence allowed”.' : '', example: k % 2 ? '“They only listened.”' : '她先说孩子。', parentId: k > 1 ? 'k' + i + '_0' : null, position: d.codes.length }); d.themeCodes.push({ themeId: 't' + i, codeId: id, position: k });
		for (let m = 0; m < 3 + Math.floor(rnd() * 20); m++) { const s = 1 + Math.floor(rnd() * 12); const zh = s === 2 || s === 10; const quote = zh ? zq[m % 2] : qs[Math.floor(rnd() * qs.length)]; const l = 1 + Math.floor(rnd() * 400); d.codings.push({ id: 'c' + ++c, sourceId: 'q' + s, codeId: id, personId: m % 2 ? 'yuxi' : 'maja', start: c * 500, end: c * 500 + quote!.length, quote, startLine: l, endLine: l + (m % 3) }); } } });
	d.themeQuotes = [];
	return d;
};
for (const language of ['en', 'zh-CN'] as const) {
	const t = translate(language);
	const options = { language, codesPerTheme: 3, quotesPerTheme: 2, hide: [], landscape: language !== 'en' };
	const tables = tableKeys().map((k) => buildTable(k, mk(1), options, t));
	for (const f of TABLE_FORMATS) for (const file of await writeTables(tables, f, { title: 'Balint groups in medicine', language, landscape: options.landscape, programVersion: '0.1.0' })) writeFileSync(`/tmp/tables-look/${language}-${file.name}`, file.bytes);
}
