/**
 * Radicals of the CJK Radicals Supplement that fonts of PDFs name instead of the characters that look the same. Unlike the
 * Kangxi radicals most of them have no decomposition in Unicode; the pairs are those of EquivalentUnifiedIdeograph.txt.
 */
const PAIRS =
	'⺁厂⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺋巳⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歹⺟母⺠民⺡氵⺢水⺣灬⺤爪⺥爪⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糸⺰纟⺱罒⺲罒⺳网⺴网⺵网⺶羊⺷羊⺸羊⺹耂⺺聿⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';

export const RADICALS = /[\u2e80-\u2ef3]/gu;

export const CHARACTERS: Readonly<Record<string, string>> = Object.fromEntries(
	PAIRS.match(/../gu)!.map((pair) => [pair[0]!, pair[1]!]),
);
