/** Web pages as journals and browsers write them; the texts are invented. */

export const ENGLISH_PAGE = `<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Waiting for the night nurse: families in rural hospices | Journal of Invented Care</title>
<meta name="citation_title" content="Waiting for the night nurse: families in rural hospices">
<meta name="citation_author" content="Okafor, Ngozi"><meta name="citation_author" content="Lindqvist, Per">
<meta name="citation_publication_date" content="2019/04/12"><meta name="citation_doi" content="10.5555/jic.2019.0412">
<meta property="og:title" content="Waiting for the night nurse">
<script type="application/ld+json">{"@type":"WebSite","name":"Journal of Invented Care"}</script>
<style>.x{display:none}</style></head>
<body class="has-sidebar social nav-open">
<a class="skip-link" href="#main">Skip to main content</a>
<div id="cookie-consent" role="dialog"><h2>We value your privacy</h2><p>We and our 412 partners store and access information on your device, such as cookies, to measure how the content of this site performs and to show you content that suits you.</p><button>Accept all</button></div>
<header class="site-header" role="banner"><a href="/"><h1>Journal of Invented Care</h1></a>
<nav><ul><li><a href="/a">Home</a></li><li><a href="/b">Current issue</a></li><li><a href="/c">Archive</a></li></ul></nav>
<form action="/search"><label>Search this journal</label><input type="text" value="hospice"></form></header>
<div class="wrapper"><div class="col-main"><main id="main">
<ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/v">Vol 12</a></li></ol>
<article>
<header><p class="article-type">Original research</p><h1>Waiting for the night nurse: families in rural hospices</h1>
<div class="authors"><span>Ngozi Okafor<sup>1</sup></span>, <span>Per Lindqvist<sup>1,2</sup></span></div>
<div class="article-tools"><ul><li><a href="#">PDF</a></li><li><a href="#">Cite</a></li><li><a href="#">Share on Twitter</a></li></ul></div></header>
<ul class="contents"><li><a href="#s1">Abstract</a></li><li><a href="#s2">Findings</a></li><li><a href="#s3">References</a></li></ul>
<section class="abstract" id="s1"><h2>Abstract</h2><p><b>Background:</b> Families who sit with a dying relative at night speak of the hours before the nurse comes.</p></section>
<section id="s2"><h2>Findings</h2>
<h4>Listening for the car</h4>
<p>Most relatives listened for the car on the gravel long before it could be heard, and counted the hours in between.<a href="#r1" class="xref popup"><sup>3</sup></a> One daughter said:</p>
<blockquote><p>&ldquo;You hear every engine. You know at once that it is not hers.&rdquo; (Daughter, 52)</p></blockquote>
<figure><img src="https://cdn.example/fig1.png" alt="Photograph of a gravel road by night"><figcaption>Figure 1. The road to the hospice. <a href="#">Download figure</a></figcaption><p><a href="#">Open in new tab</a></p></figure>
<div class="table-wrap"><table><caption>Table 1. Participants</caption><thead><tr><th>Name</th><th>Age</th><th>Relation</th></tr></thead><tbody><tr><td>Anna</td><td>52</td><td>Daughter</td></tr><tr><td>Bo</td><td></td><td>Son</td></tr></tbody></table></div>
<aside class="related-articles"><h3>Related articles</h3><ul><li><a href="/x">Night shifts and their discontents</a></li><li><a href="/y">Sleep in the house of the dying</a></li></ul></aside>
<p>What relatives asked for was less a visit than a voice: <i>some</i>body who would an<b>swer</b> at three o&rsquo;clock.</p>
<ul><li>a number to call;</li><li>a name, not a service.</li></ul>
<p style="display:none">Version of record, for machines only.</p></section>
<section class="references" id="s3"><h2>References</h2><ol><li id="r1">Abara T. Nights. <i>J Inv Care</i> 2001;3:4–9. [<a href="#">PubMed</a>] [<a href="#">Google Scholar</a>]</li><li>Berg L. Roads. 2004. [<a href="#">PubMed</a>]</li></ol></section>
</article>
<section class="comments"><h3>2 comments</h3><p>This is a wonderful article, which reminded me of the nights with my own father in the winter of 1998, when it snowed.</p></section>
</main></div>
<aside class="sidebar"><h3>Most read</h3><p>Subscribe to our newsletter and never miss an issue; we send it on the first Monday of each month to forty thousand readers.</p></aside></div>
<footer><p>&copy; 2019 The Invented Press. All rights reserved. The Invented Press is a company registered in a country of its own invention.</p><a href="/p">Privacy</a></footer>
<script>document.body.innerHTML = 'never run';</script>
</body></html>`;

export const ENGLISH_TEXT = `Original research

Waiting for the night nurse: families in rural hospices

Ngozi Okafor¹, Per Lindqvist¹,²

Abstract

Background: Families who sit with a dying relative at night speak of the hours before the nurse comes.

Findings

Listening for the car

Most relatives listened for the car on the gravel long before it could be heard, and counted the hours in between.³ One daughter said:

“You hear every engine. You know at once that it is not hers.” (Daughter, 52)

Figure 1. The road to the hospice.

Table 1. Participants

Name | Age | Relation
Anna | 52 | Daughter
Bo |  | Son

What relatives asked for was less a visit than a voice: somebody who would answer at three o’clock.

• a number to call;
• a name, not a service.

References

1. Abara T. Nights. J Inv Care 2001;3:4–9. [PubMed] [Google Scholar]
2. Berg L. Roads. 2004. [PubMed]`;

export const CHINESE_PAGE = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>夜间照护者的等待：一项质性研究 - 虚构护理杂志</title>
<meta name="citation_title" content="夜间照护者的等待：一项质性研究"><meta name="citation_author" content="林晓雨"><meta name="citation_author" content="周明"><meta name="citation_date" content="2021-06-15"></head>
<body>
<div class="top"><div class="nav"><a href="/">首页</a><a href="/x">期刊介绍</a><a href="/y">投稿须知</a><a href="/z">在线期刊</a></div><div class="login">登录 | 注册</div></div>
<div class="weizhi">当前位置：<a href="/">首页</a> &gt; <a href="/2021">2021年</a> &gt; <a href="/2021/6">第6期</a></div>
<div class="main"><div class="left">
<h1>夜间照护者的等待：一项质性研究</h1>
<div class="info">林晓雨<sup>1</sup>，周明<sup>2</sup></div>
<div class="tools"><a href="#">下载PDF</a> <a href="#">导出引文</a> <a href="#">收藏</a> <a href="#">分享到微信</a></div>
<div class="zhaiyao"><b>摘要：</b>目的&nbsp;了解家属在夜间照护临终亲人时的体验。方法&nbsp;对十二名家属进行半结构式访谈，采用主题分析法整理资料。</div>
<div class="TRS_Editor">
<p>　　<b>1　结果</b></p>
<p>　　家属普遍描述了在护士到来之前的等待，他们一边听着楼道里的脚步声，一边数着时间。<sup>[3]</sup>一位受访者说：
“一听到电梯响，
我就知道不是她。”</p>
<p align="center"><img src="a.jpg"><br>图1　病房的走廊</p>
<p>　　另一些家属则表示，他们需要的并不是一次探视，而是在凌晨三点有人接电话，哪怕只是听一听。</p>
</div>
<table border="1"><tr><td>编号</td><td>关系</td><td>年龄</td></tr><tr><td>P1</td><td>女儿</td><td>52</td></tr></table>
<p><b>参考文献</b></p>
<p>[1] 陈一. 夜班[J]. 虚构护理, 2001, 3(2): 4-9.</p>
<p>[2] 李二. 走廊[J]. 虚构护理, 2004, 6(1): 1-3.</p>
<div class="page"><a href="/1">上一篇：病房里的灯光</a> <a href="/3">下一篇：凌晨三点的电话</a></div>
</div>
<div class="right"><div class="hot"><h3>热门文章</h3><ul><li><a href="/h1">护士的夜班</a></li><li><a href="/h2">等待的时间</a></li><li><a href="/h3">家属的声音</a></li></ul></div></div>
</div>
<div class="footer">版权所有 © 虚构护理杂志社　虚备00000000号　地址：虚构市虚构路一号　邮编：000000　电话：00-00000000　技术支持：虚构科技有限公司</div>
<script>var n = '不会运行';</script>
</body></html>`;

export const CHINESE_TEXT = `夜间照护者的等待：一项质性研究

林晓雨¹，周明²

摘要：目的 了解家属在夜间照护临终亲人时的体验。方法 对十二名家属进行半结构式访谈，采用主题分析法整理资料。

1　结果

家属普遍描述了在护士到来之前的等待，他们一边听着楼道里的脚步声，一边数着时间。[3]一位受访者说：“一听到电梯响，我就知道不是她。”

图1　病房的走廊

另一些家属则表示，他们需要的并不是一次探视，而是在凌晨三点有人接电话，哪怕只是听一听。

编号 | 关系 | 年龄
P1 | 女儿 | 52

参考文献

[1] 陈一. 夜班[J]. 虚构护理, 2001, 3(2): 4-9.

[2] 李二. 走廊[J]. 虚构护理, 2004, 6(1): 1-3.`;

/** As pages were made before there were names for their parts: a table for the layout, `br` for paragraphs. */
export const OLD_PAGE = `<HTML><HEAD><TITLE>Nights on the ward</TITLE></HEAD>
<BODY BGCOLOR=#FFFFFF><CENTER><FONT SIZE=6>Nursing Pages</FONT></CENTER>
<TABLE WIDTH=100% BORDER=0><TR><TD WIDTH=150 VALIGN=top>
<A HREF="index.html">Home</A><BR><A HREF="a.html">Archive</A><BR><A HREF="l.html">Links</A><BR><A HREF="g.html">Guestbook</A>
</TD><TD VALIGN=top>
<FONT SIZE=5><B>Nights on the ward</B></FONT><BR><BR>
When the lamps are low the ward is another place, said the oldest of the nurses, and those who
have only seen it by day do not know it.<BR><BR>
<I>What the young ones fear</I><BR><BR>
The young ones fear the silence more than the bell.<BR>
They told us so in every one of the nine conversations, and most of them laughed while they said it.<P>
<TABLE BORDER=1><TR><TD>Ward<TD>Nights<TR><TD>North<TD>9</TABLE>
The bell, one said, at least tells you where to go; silence leaves you to guess behind which door.
</TD></TR></TABLE>
<HR><CENTER><FONT SIZE=1><A HREF="mailto:x@example.org">Mail the webmaster</A> | <A HREF="index.html">Home</A> | <A HREF="#top">Top</A></FONT></CENTER>
</BODY></HTML>`;

export const OLD_TEXT = `Nights on the ward

When the lamps are low the ward is another place, said the oldest of the nurses, and those who have only seen it by day do not know it.

What the young ones fear

The young ones fear the silence more than the bell.
They told us so in every one of the nine conversations, and most of them laughed while they said it.

Ward | Nights
North | 9

The bell, one said, at least tells you where to go; silence leaves you to guess behind which door.`;
