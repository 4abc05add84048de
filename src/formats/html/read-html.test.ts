import { describe, expect, it, test } from "vitest";
import type { DocumentText } from "../document-text.ts";
import { readHtml } from "./read-html.ts";

const read = (html: string): DocumentText => readHtml(new TextEncoder().encode(html), { name: "a.html" });
const hiddenIn = (html: string): readonly (readonly [string, string])[] => {
  const { text, hidden } = read(html);
  return hidden.map(({ start, end, why }) => [why, text.slice(start, end)]);
};

describe("readHtml(bytes): the text", () => {
  test.each([
    ["folds white space", "<p>One \n\t two<b> three </b> four", "One two three four"],
    ["parts paragraphs", "<h1>Head</h1><p>One</p>\n<p>Two<p>Three", "Head\n\nOne\n\nTwo\n\nThree"],
    ["parts blocks", "<div>One</div><div><div>Two</div></div>three", "One\nTwo\nthree"],
    ["ends a line at br", "a<br>b<br/><br>c</br>d", "a\nb\n\nc\nd"],
    ["keeps pre", "<pre>\n x\n  y</pre>z", " x\n  y\n\nz"],
    ["keeps what a style keeps", '<span style="white-space: pre-wrap">a  b</span>', "a  b"],
    ["makes a block of a span", '<span style="display:block">a</span>b', "a\nb"],
    [
      "parts cells and rows",
      "<table><tr><th>a<th>b<tr><td>c</td><td></td><td><p>d</p></table>e",
      "a\tb\nc\t\td\n\ne",
    ],
    ["keeps tables in tables", "<table><tr><td>a<table><tr><td>b<td>c</table><td>d</table>", "a\nb\tc\td"],
    ["parts items", "<ul><li>a<li>b<ol><li>c</ol></ul>", "a\nb\nc"],
    [
      "reads entities as browsers do",
      "&lt;p&gt; &amp &eacute;&#x65b0;&nbsp;&notit; &#xD800;",
      "<p> & é新\u00a0¬it; \ufffd",
    ],
    ["draws the marks of q", "He said <q>no <q>never</q></q>.", "He said “no “never””."],
    ["leaves scripts and styles out", "a<script>'<p>b</p>'</script><style>p{}</style>c", "ac"],
    ["leaves comments out", "a<!-- b --> c<!-- <p>d</p> -->", "a c"],
    ["leaves attributes out", '<img alt="a" title="b"><p title="c">d<input value="e">', "d"],
    ["leaves drawings out and goes on behind them", "a<svg><text>b</text></svg>c<svg><p>d</p>", "ac\n\nd"],
    [
      "leaves frames and films out",
      "a<iframe>b</iframe><video>c</video><object>d</object><noscript>e</noscript>f",
      "af",
    ],
    ["leaves a template out", "a<template><p>b</p></template>c", "ac"],
    ["reads a textarea as it is", "<textarea>\n<b>a</b></textarea>", "<b>a</b>"],
    ["puts text of a table before it", "<table>a<tr><td>b</table>", "a\nb"],
    ["passes cells over that stand in no table", "<td>a</td><tr>b", "ab"],
    ["drops zero characters", "<p>a\0b", "ab"],
    ["reads on behind the end of the body", "<body>a</body></html>b", "ab"],
    ["ends nothing by a strange end tag", "<div>a</p>b</section>c</div>", "a\n\nbc"],
    ["is empty where there are no words", "<p> </p><div></div>", ""],
  ])("%s", (_, html, text) => {
    expect(read(html).text).toBe(text);
  });

  test.each([
    ["its title", "<title> A &amp;\n page </title><h1>B</h1>", "A & page"],
    ["its first heading", "<p>x<h1>B <i>c</i></h1><h1>D</h1>", "B c"],
    ["nothing", "<p>x<svg><title>Drawn</title></svg>", undefined],
  ])("takes its title from %s", (_, html, title) => {
    expect(read(html).title).toBe(title);
  });

  it("tells what the page says of itself, the first of several", () => {
    const { told, language } = read(
      `<html lang="zh-CN"><meta name="author" content=" A  Writer "><meta name="Author" content="B">
       <meta property="article:published_time" content="2021-03-24T10:00:00+08:00"><meta name="generator" content="Press 5">`,
    );
    expect(told).toEqual({ author: "A Writer", date: "2021-03-24T10:00:00+08:00", producer: "Press 5" });
    expect(language).toBe("zh-CN");
  });
});

describe("readHtml(bytes): the encoding", () => {
  const gbk = Buffer.from("d0c2bdae", "hex");
  const page = (head: string): Uint8Array => Buffer.concat([Buffer.from(`<html>${head}<p>`), gbk]);

  test.each([
    ['<meta charset="gb2312">', "gbk"],
    ['<meta http-equiv="Content-Type" content="text/html; charset=GBK">', "gbk"],
    ['<!-- <meta charset="utf-8"> --><meta charset=gb18030>', "gb18030"],
  ])("%s", (head, name) => {
    const { text, encoding } = readHtml(page(head), { name: "a.html" });
    expect(text).toBe("新疆");
    expect(encoding).toEqual({ name, basis: "the page itself says so" });
  });

  it("follows the header before the page, and a byte order mark before both", () => {
    const { encoding } = readHtml(page('<meta charset="big5">'), { name: "a.html", charset: "gbk" });
    expect(encoding?.name).toBe("gbk");
    const marked = readHtml(Buffer.from("\ufeff<meta charset=big5><p>新疆"), {
      name: "a.html",
      charset: "gbk",
    });
    expect(marked.text).toBe("新疆");
  });

  it("reads on where the page names an encoding that is none", () => {
    const { text, remarks } = read('<meta charset="utf-99"><p>新疆');
    expect(text).toBe("新疆");
    expect(remarks[0]?.message).toContain('"utf-99", which the page itself gives');
  });

  it("reads Japanese mail encodings", () => {
    const bytes = Buffer.concat([
      Buffer.from("<meta charset=iso-2022-jp><p>"),
      Buffer.from("1b2442467c4b5c1b2842", "hex"),
    ]);
    expect(readHtml(bytes, { name: "a.html" }).text).toBe("日本");
  });
});

describe("readHtml(bytes): what a reader of the page does not see", () => {
  const none: readonly (readonly [string, string])[] = [];
  test.each<[string, string, string]>([
    ["the hidden attribute", "a <i hidden>b</i> c", "not-displayed"],
    ["display: none", 'a <i style="display:none">b</i> c', "not-displayed"],
    ["visibility: hidden", 'a <i style="visibility:hidden">b</i> c', "not-displayed"],
    ["no opacity", 'a <i style="opacity:0">b</i> c', "not-displayed"],
    ["opacity in opacity", '<p style="opacity:.2">a <i style="opacity:20%">b</i> c', "not-displayed"],
    ["a size of nothing", 'a <i style="font-size:0">b</i> c', "too-small"],
    ["a size of one point", 'a <i style="font-size: 1pt">b</i> c', "too-small"],
    ["a size of a size", '<p style="font-size:10px">a <i style="font-size:.1em">b</i> c', "too-small"],
    ["white on white", 'a <i style="color:#fff">b</i> c', "colour-of-ground"],
    ["nearly white on white", 'a <i style="color: rgb(250, 250, 250)">b</i> c', "colour-of-ground"],
    ["white by name in an old tag", "a <font color=White>b</font> c", "colour-of-ground"],
    ["a transparent colour", 'a <i style="color:transparent">b</i> c', "colour-of-ground"],
    [
      "the ground of a cell",
      "<table><tr><td bgcolor=003366>a <font color='#003366'>b</font> c",
      "colour-of-ground",
    ],
    [
      "the ground of the page",
      "<body bgcolor=black text=white>a <font color=black>b</font> c",
      "colour-of-ground",
    ],
    ["its own ground", 'a <i style="background:navy;color:navy">b</i> c', "colour-of-ground"],
    ["hsl", 'a <i style="color:hsl(0 0% 99%)">b</i> c', "colour-of-ground"],
    ["a line that begins off the page", '<p>a<p style="text-indent:-9999px">b<p>c', "off-page"],
    ["a place off the page", 'a <i style="position:absolute;left:-999em">b</i> c', "off-page"],
    ["a margin off the page", 'a <i style="margin-left:-5000px">b</i> c', "off-page"],
    ["a move off the page", 'a <i style="transform:translate(-5000px, 0)">b</i> c', "off-page"],
    ["a clip", 'a <i style="position:absolute;clip:rect(0,0,0,0)">b</i> c', "not-displayed"],
    ["a clip path", 'a <i style="clip-path: inset(50%)">b</i> c', "not-displayed"],
    ["a box of nothing", 'a <i style="display:block;height:0;overflow:hidden">b</i> c', "not-displayed"],
    ["a rule by class", "<style>.x{display:none}</style>a <i class='y x'>b</i> c", "not-displayed"],
    ["a rule by id", "<style>i#x{color:#fff}</style>a <i id=x>b</i> c", "colour-of-ground"],
    ["a rule by name", "<style>i{display:none}</style>a <i>b</i> c", "not-displayed"],
    ["a rule behind the words", "a <i class=x>b</i> c<style>.x{font-size:1px}</style>", "too-small"],
    [
      "a rule in a drawing",
      "<svg><style>.x{display:none}</style></svg>a <i class=x>b</i> c",
      "not-displayed",
    ],
    [
      "a rule for all screens",
      "<style>@media screen{.x{display:none}}</style>a <i class=x>b</i> c",
      "not-displayed",
    ],
    [
      "a stronger rule",
      "<style>#x{display:none}.y{display:inline}</style>a <i id=x class=y>b</i> c",
      "not-displayed",
    ],
    [
      "an important rule",
      "<style>i{display:none!important}</style>a <i style='display:inline'>b</i> c",
      "not-displayed",
    ],
    [
      "a comment that looks like the beginning of one",
      "<p title='<!--'>a <i class=x>b</i> c<style>.x{display:none}</style>",
      "not-displayed",
    ],
    ["a dialog that is not open", "a <dialog>b</dialog> c", "not-displayed"],
    [
      "an element in a hidden one",
      "a <i hidden><b style='display:inline;visibility:visible'>b</b></i> c",
      "not-displayed",
    ],
    [
      "a ground behind two",
      'a <i style="background:#000"><b style="color:rgba(0,0,0,.9)">b</b></i> c',
      "colour-of-ground",
    ],
  ])("%s", (_, html, why) => {
    expect(hiddenIn(html)).toEqual([[why, "b"]]);
    expect(read(html).text.replaceAll(/\s+/g, " ")).toBe("a b c");
  });

  test.each([
    [
      "a link on a dark ground",
      '<body style="background:#111;color:#eee">a <a href=x style="color:#9cf">b</a>',
    ],
    ["words made visible again", 'a <i style="visibility:hidden"><b style="visibility:visible">b</b></i>'],
    ["white on a picture", '<div style="background:url(x.png);color:#fff">b</div>'],
    ["white on a variable", '<div style="background:var(--dark);color:#fff">b</div>'],
    ["white on black", '<div style="background-color:black;color:white">b</div>'],
    [
      "a rule for printers",
      "<style media=print>p{display:none}</style><style>@media print{p{display:none}}</style><p>b",
    ],
    ["a rule in a comment", "<!-- <style>p{display:none}</style> --><p>b"],
    ["a rule in a script", "<script>'<style>p{display:none}</style>'</script><p>b"],
    ["a rule in a template", "<template><style>p{display:none}</style></template><p>b"],
    ["a rule that another one undoes", "<style>p{display:none} .x{display:block}</style><p class=x>b"],
    ["a hidden attribute that a style undoes", "<p hidden style='display:block'>b"],
    ["a size of small letters", '<p style="font-size:8px">b'],
    ["a shift by a few pixels", '<p style="position:relative;left:-3px;text-indent:-20px">b'],
    ["a cell that no table holds", "<td hidden>b"],
    ["text that a hidden table puts before it", "<table hidden>b</table>"],
  ])("sees %s", (_, html) => {
    expect(hiddenIn(html)).toEqual(none);
    expect(read(html).text).toContain("b");
  });

  test.each<[string, string, readonly string[]]>([
    ["formatting goes on in the next paragraph", "<p>a<font color=white>b</p><p>c</font>d", ["b\n\nc"]],
    ["formatting does not go on in a cell", "<p><font color=white>b</p><table><tr><td>c</table>", ["b"]],
    ["formatting ends in the middle of blocks", "<b hidden>b<p>c</b>d</p>e", ["b\n\nc"]],
    ["a block goes on when formatting ends", "<b>a<p style='color:white'>b</b>c</p>d", ["bc"]],
    ["a cell keeps an end tag in", "<div hidden>a<table><tr><td></div>b</table>c</div>d", ["a\n\nb\n\nc"]],
    ["a block keeps the end tag of a span in", "<span hidden><div></span>b</div></span>c", ["b"]],
    ["a paragraph ends a paragraph", "<p hidden>a<p>b", ["a"]],
    ["an item ends an item", "<ul><li hidden>a<li>b", ["a"]],
    ["a link ends a link", "<a hidden>a<a>b", ["a"]],
  ])("%s", (_, html, expected) => {
    expect(hiddenIn(html).map(([, words]) => words)).toEqual(expected);
  });

  it("tells what it did not follow", () => {
    const { remarks } = read(
      "<link rel=stylesheet href=x.css><style>div > p{display:none}</style><p>a<svg><text>bcd</text></svg>",
    );
    expect(remarks.map(({ message }) => message)).toEqual([
      "3 characters inside drawings, frames, films, objects or noscript elements of a.html are not in the text.",
      "What a.html hides may be more than is shown as hidden: 1 style sheets lie outside and are not fetched; 1 selectors of rules that may hide words are not followed.",
    ]);
  });

  it("tells that a page may be written by its scripts", () => {
    expect(read("<div id=app></div><script src=app.js></script>").remarks[0]?.message).toContain(
      "which are not run",
    );
  });
});
