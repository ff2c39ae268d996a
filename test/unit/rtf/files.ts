/** RTF as word processors write it; the texts are invented. */

/** As Word writes it on a Chinese system: fonts for two scripts, styles, a list, a table, notes, changes, a comment. */
export const WORD = `{\\rtf1\\adeflang1025\\ansi\\ansicpg936\\uc2\\adeff31507\\deff0\\stshfdbch31505\\stshfloch31506\\deflang1033\\deflangfe2052\\themelang1033{\\fonttbl{\\f0\\fbidi \\froman\\fcharset0\\fprq2{\\*\\panose 02020603050405020304}Times New Roman;}{\\f3\\fbidi \\froman\\fcharset2\\fprq2{\\*\\panose 05050102010706020507}Symbol;}
{\\f13\\fbidi \\fnil\\fcharset134\\fprq2{\\*\\panose 02010600030101010101}\\'cb\\'ce\\'cc\\'e5{\\*\\falt SimSun};}}{\\colortbl;\\red0\\green0\\blue0;}{\\*\\defchp \\fs22}
{\\stylesheet{\\ql \\li0\\ri0 \\snext0 \\sqformat Normal;}{\\s1\\ql \\keepn\\outlinelevel0 \\sbasedon0 \\snext0 \\sqformat heading 1;}{\\s2\\ql\\outlinelevel1 \\sbasedon0 \\'b1\\'ea\\'cc\\'e2 2;}{\\*\\cs10 \\additive Default Paragraph Font;}{\\s15\\ql \\sbasedon0 Title;}{\\s16 \\sbasedon0 caption;}}
{\\*\\listtable{\\list\\listtemplateid1{\\listlevel\\levelnfc23{\\leveltext\\'01\\u-3913 ?;}{\\levelnumbers;}\\f3}{\\listname ;}\\listid1}}{\\*\\listoverridetable{\\listoverride\\listid1\\ls1}}{\\*\\rsidtbl \\rsid1}
{\\info{\\title Waiting}{\\author Okafor, Ngozi}{\\operator Somebody}{\\creatim\\yr2019\\mo4}{\\nofpages2}}{\\*\\xmlnstbl {\\xmlns1 http://schemas.microsoft.com}}\\paperw11906
{\\*\\ftnsep \\pard\\plain {\\chftnsep \\par }}{\\header \\pard\\plain \\qc {Running head\\par }}{\\footer \\pard\\plain {\\field{\\*\\fldinst { PAGE }}{\\fldrslt {7}}}\\par }
\\pard\\plain \\s15\\ql {\\rtlch\\fcs1 \\af0 \\ltrch\\fcs0 \\lang1033 Waiting for the night nurse\\par }
\\pard\\plain \\s1\\ql\\outlinelevel0 {\\loch\\af0\\hich\\af0\\dbch\\f13 \\'bd\\'e1\\'b9\\'fb}{\\par }
\\pard\\plain \\ql {The caf\\'e9 was \\lquote empty\\rquote  \\endash  \\ldblquote all night\\rdblquote .}{\\cs17\\super \\chftn {\\footnote \\ltrpar \\pard\\plain \\ql {\\cs17\\super \\chftn }{ Said twice.}}}{ \\u23478\\'bc\\'d2\\u23646\\'ca\\'f4 care}{\\super 3,4}{\\v hidden }{\\revised\\revauth1 new }{\\deleted\\revauthdel1 old }{words.}{\\*\\atnid NO}{\\*\\atnauthor Okafor}\\chatn {\\*\\annotation{\\*\\atnref 1}\\pard\\plain {Check this.}}{\\par }
\\pard\\plain \\s2\\ql\\outlinelevel1 {{\\*\\bkmkstart _Toc1}{\\*\\bkmkend _Toc1}Listening\\par }
{\\listtext\\pard\\plain\\ltrpar \\f3 \\loch\\af3\\dbch\\af31505\\hich\\f3 \\'b7\\tab}\\pard\\plain \\ql\\fi-360\\li720\\ls1{a number to call;\\par {\\listtext\\pard\\plain\\f3 \\'b7\\tab}a name.\\par }
\\pard\\plain\\s16 Table 1. Participants\\par
\\trowd \\irow0\\cellx3000\\cellx6000\\pard\\plain \\ql\\intbl {Name\\cell Age\\cell }\\pard {\\trowd \\irow0\\cellx3000\\cellx6000\\row }
\\trowd \\irow1\\pard \\intbl {Anna\\par {\\i Maria}\\cell }{\\pard\\plain\\intbl\\itap2 in\\nestcell{\\nonesttables\\par }ner\\nestcell{\\*\\nesttableprops\\trowd\\cellx1\\cellx2\\nestrow}{\\nonesttables\\par }}\\pard\\intbl 52\\cell\\row
\\pard\\plain {{\\field{\\*\\fldinst {HYPERLINK "http://example.org"}}{\\fldrslt {\\ul a link}}}{\\shp{\\*\\shpinst\\shpleft1{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt \\pard\\plain A text box.\\par }}{\\shprslt never}}{\\*\\shppict{\\pict\\pngblip\\bin5 {{{\\\\}}}{\\nonshppict{\\pict 0123}}{\\object\\objemb{\\*\\objdata 0a}{\\result {\\pict ff}}} and {\\upr{a}{\\*\\ud\\uc0 {\\u945}}}.\\line Then\\line it ends.{\\xe {index}}{\\cs17\\super \\chftn {\\footnote \\ftnalt \\pard\\plain {\\super \\chftn } An endnote.}}\\par }}`;

export const WORD_TEXT = `Waiting for the night nurse

结果

The café was ‘empty’ – “all night”.¹ 家属 care³,⁴new words.

Listening

• a number to call;
• a name.

Table 1. Participants

Name | Age
Anna Maria | in | ner 52

a link and α.
Then it ends.ⁱ

A text box.

¹ Said twice.

ⁱ An endnote.`;

/** As TextEdit writes it. */
export const TEXT_EDIT = `{\\rtf1\\ansi\\ansicpg1252\\cocoartf2639
\\cocoatextscaling0\\cocoaplatform0{\\fonttbl\\f0\\fswiss\\fcharset0 Helvetica;\\f1\\fnil\\fcharset134 PingFangSC-Regular;\\f2\\froman\\fcharset0 Times-Roman;
}
{\\colortbl;\\red255\\green255\\blue255;}
{\\*\\expandedcolortbl;;}
{\\*\\listtable{\\list\\listtemplateid1\\listhybrid{\\listlevel\\levelnfc23{\\leveltext\\leveltemplateid1\\'01\\uc0\\u8226 ;}{\\levelnumbers;}\\fi-360}{\\listname ;}\\listid1}}
\\paperw11900\\paperh16840
\\pard\\tx566\\pardirnatural\\partightenfactor0

\\f0\\fs24 \\cf0 The first line with 
\\f1 \\'d6\\'d0\\'ce\\'c4
\\f0  in it, and a dash \\'97 here.\\
\\
Second \\uc0\\u8220 quoted\\u8221 \\u55357 \\u56832 .\\
\\pard\\tx220\\li720\\fi-720
\\ls1\\ilvl0\\cf0 {\\listtext	\\uc0\\u8226 	}one\\
{\\listtext	\\uc0\\u8226 	}two\\
}`;
