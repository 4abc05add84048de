/** How the page looks on a screen and, where `print.ts` says nothing else, on paper. System fonts only. */
export const pageStyles = `
:root {
  --ink: #1b1f24; --soft: #5a626b; --rule: #cdd2d6; --hair: #e4e7e9; --accent: #27485f; --warm: #85460f;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", Cambria, Georgia,
    "Noto Serif", "Liberation Serif", "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", SimSun, "Noto Naskh Arabic",
    "UKIJ Tuz", serif;
  --sans: "Avenir Next", "Segoe UI", "Helvetica Neue", "Source Sans 3", "Noto Sans", "Liberation Sans", Arial, "PingFang SC",
    "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans Arabic", "UKIJ Tuz", sans-serif;
}
* { box-sizing: border-box; }
html { scroll-padding-top: 3rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: #fff; color: var(--ink); font: 16px/1.5 var(--serif);
  font-variant-numeric: lining-nums; overflow-wrap: anywhere; hanging-punctuation: first;
}
main { max-width: 46.5rem; margin: 0 auto; padding: 3.5rem 1.5rem 5rem; }
p { margin: 0 0 .65em; text-wrap: pretty; }
a { color: var(--accent); text-decoration: underline; text-decoration-thickness: .04em; text-underline-offset: .16em; }
b, strong { font-weight: 600; }
bdi { unicode-bidi: isolate; }
h1 { font-size: 2.35rem; line-height: 1.12; font-weight: 500; margin: 0 0 1.4rem; letter-spacing: -.012em; text-wrap: balance; }
h2 { font-size: 1.55rem; line-height: 1.2; font-weight: 500; margin: 0 0 1.1rem; letter-spacing: -.006em; }
h3 { font-size: 1.12rem; line-height: 1.3; font-weight: 600; margin: 2rem 0 .6rem; }
h4 { font-size: .98rem; line-height: 1.35; font-weight: 600; margin: 1.5rem 0 .45rem; }
h5, .caps, .kicker, dt, th, .small, .ends-of-drawing {
  font-family: var(--sans); font-size: .69rem; line-height: 1.4; font-weight: 600; letter-spacing: .075em;
  text-transform: uppercase; color: var(--soft);
}
h5 { margin: 1rem 0 .3rem; }
h2.small { margin: 0 0 .5rem; letter-spacing: .075em; }
.kicker { color: var(--accent); margin: 0 0 .9rem; }
.lead { font-size: 1.06rem; line-height: 1.45; color: var(--accent); font-style: italic; margin-bottom: .9rem; }
.note, .meta, .ref { font-family: var(--sans); font-size: .78rem; line-height: 1.45; color: var(--soft); font-style: normal; }
.ref { font-weight: 400; }
.plain { font-weight: 400; }
.level { color: var(--ink); }
.hash, .url { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace; font-size: .92em; overflow-wrap: anywhere; }
.day { white-space: nowrap; }
.fiction-mark { font: 600 .66rem/1.5 var(--sans); letter-spacing: .16em; text-transform: uppercase; color: var(--warm); }
h2 .fiction-mark { float: right; margin-top: .55rem; }
main > section { margin-top: 2.8rem; padding-top: 1.3rem; border-top: 1.5px solid var(--ink); }
section.notice { display: grid; grid-template-columns: 1fr 1fr; gap: 1.8rem; margin-top: 1.4rem; padding: .9rem 0 0; border-top: 1px solid var(--rule); }
.notice p { font-size: .82rem; line-height: 1.42; margin: 0; }
h2 .number { display: inline-block; min-width: 1.6em; color: var(--accent); font-variant-numeric: tabular-nums lining-nums; }
.fiction { border-left: 3px solid var(--warm); padding: .1rem 0 .1rem .9rem; color: var(--warm); font-size: .92rem; margin: 0 0 1.5rem; }
.fiction-band {
  position: sticky; top: 0; z-index: 1; margin: 0; padding: .22rem; text-align: center; background: #fbf3ea; color: var(--warm);
  font: 600 .69rem/1.5 var(--sans); letter-spacing: .2em; text-transform: uppercase; border-bottom: 1px solid #ead7c2;
}
dl.facts { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: .9rem 1.6rem; margin: 0; }
dl.made { margin-bottom: 1rem; }
dl.made dd { font-size: .84rem; }
dd { margin: .1rem 0 0; font-size: .94rem; line-height: 1.4; }
ul, ol { margin: 0 0 .9rem; padding-left: 1.2rem; }
li { margin-bottom: .3rem; }
ul.notes, ul.tight { font-size: .9rem; line-height: 1.42; }
ul.notes li::marker { color: var(--rule); }
.contents { margin-top: 1.2rem; padding: .5rem 0; border-top: 1px solid var(--hair); border-bottom: 1px solid var(--hair); }
.contents ol { list-style: none; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .1rem 1.3rem; }
.contents li { margin: 0; font: .76rem/1.5 var(--sans); }
.contents a { color: inherit; text-decoration: none; }
.contents .number { color: var(--accent); font-weight: 600; font-variant-numeric: tabular-nums; }
table { width: 100%; border-collapse: collapse; margin: .3rem 0 1.3rem; font-size: .84rem; line-height: 1.38; table-layout: auto; }
th { text-align: left; vertical-align: bottom; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--ink); overflow-wrap: normal; }
td { text-align: left; vertical-align: top; padding: .45rem .8rem .45rem 0; border-bottom: 1px solid var(--hair); }
th:last-child, td:last-child { padding-right: 0; }
tbody tr:last-child td { border-bottom-color: var(--rule); }
.figure { text-align: right; font-variant-numeric: tabular-nums lining-nums; }
td.narrow { font-variant-numeric: tabular-nums lining-nums; white-space: nowrap; }
th, td { overflow-wrap: break-word; }
td.wide { min-width: 8rem; overflow-wrap: anywhere; }
td.text { min-width: 5.2rem; overflow-wrap: anywhere; }
table.hops, table.paths, table.lists, table.clocks, table.supply, table.indicators, table.reasons { table-layout: fixed; }
.hops th:nth-child(1) { width: 4.5%; white-space: nowrap; padding-right: .2rem; } .hops th:nth-child(2) { width: 22.5%; } .hops th:nth-child(3) { width: 14%; }
.hops th:nth-child(4) { width: 13%; } .hops th:nth-child(5) { width: 12%; }
.paths th:nth-child(1) { width: 6%; } .paths th:nth-child(2) { width: 36%; } .paths th:nth-child(3) { width: 14%; } .paths th:nth-child(5) { width: 15%; }
.supply th:nth-child(1) { width: 4.5%; } .supply th:nth-child(2) { width: 17%; } .supply th:nth-child(3) { width: 25%; } .supply th:nth-child(5) { width: 10.5%; }
.indicators th:nth-child(1) { width: 4.5%; } .indicators th:nth-child(2) { width: 38%; } .indicators th:nth-child(3) { width: 19%; }
.reasons th:nth-child(1) { width: 36%; } .reasons th:nth-child(3) { width: 22%; }
.lists th:nth-child(1) { width: 62%; } .lists th:nth-child(2) { width: 11%; } .lists th:nth-child(3), .lists th:nth-child(4) { width: 9%; }
.lists ul.notes { font-size: .79rem; line-height: 1.34; }
.clocks th:nth-child(1) { width: 33%; } .clocks th:nth-child(2) { width: 9%; } .clocks th:nth-child(3) { width: 24%; }
table.hops td:nth-child(4), table.clocks td.narrow { font-variant-numeric: tabular-nums; }
.hops td:nth-child(1), .paths td:nth-child(1), .supply td:nth-child(1), .indicators td:nth-child(1) { font-family: var(--sans); font-size: .74rem; color: var(--accent); font-weight: 600; }
table ul { margin: .1rem 0 .2rem; }
table .caps { margin: .5rem 0 .1rem; }
td a { text-decoration-color: var(--rule); }
table.hops, table.supply, table.indicators, table.paths, table.reasons, table.clocks, table.lists { font-size: .79rem; line-height: 1.34; }
.hops td, .supply td, .indicators td, .paths td, .reasons td, .clocks td, .outcomes td { padding-top: .34rem; padding-bottom: .34rem; }
.paths td .ref, .hops td .ref, .supply td .ref, .indicators td .ref, .indicators ul.read { font-size: .71rem; line-height: 1.36; }
ul.read { list-style: none; padding: 0; margin: 0; }
ul.read li { margin: 0 0 .12rem; break-inside: avoid; }
.facts-list ul.read { font: .76rem/1.42 var(--sans); color: var(--soft); margin: .1rem 0 .2rem; }
ul.two { columns: 2; column-gap: 1.6rem; }
.asks { list-style: none; padding: 0; }
.asks li { display: grid; grid-template-columns: 2.6rem 1fr; margin: 0; padding: .38rem 0 .3rem; border-top: 1px solid var(--hair); break-inside: avoid; }
.asks p { margin: 0 0 .1rem; font-size: .88rem; line-height: 1.38; }
.asks p.meta { font-size: .74rem; }
.asks .number { font-family: var(--sans); font-size: .74rem; line-height: 1.8; color: var(--accent); font-weight: 600; }
.after, .aside { font-size: .88rem; line-height: 1.42; }
.said-of { font-size: .86rem; margin-left: 1.1rem; }
.route { font-variant-numeric: tabular-nums; }
.outcome { display: block; }
td .outcome { display: flex; }
.outcome .dot { flex: none; width: 1.15em; color: var(--soft); }
.outcome.applies, .outcome.applies .dot { font-weight: 600; color: var(--ink); }
.outcome.not-yet a, .outcome.does-not a { color: var(--soft); }
.outcomes td a { text-decoration-color: var(--rule); }
.facts-list { list-style: none; padding: 0; margin: 0 0 1rem; }
.facts-list > li { display: grid; grid-template-columns: 2.4rem 1fr; padding: .5rem 0 .25rem; border-top: 1px solid var(--hair); margin: 0; }
.facts-list .number { font-family: var(--sans); font-size: .74rem; line-height: 1.9; color: var(--accent); font-weight: 600; }
.facts-list p { margin: 0 0 .15rem; font-size: .88rem; line-height: 1.4; }
.facts-list p.meta { font-size: .76rem; }
section.subject, section.instrument { margin: 1.8rem 0 0; }
section.instrument h3 { margin-bottom: .2rem; }
.provision { margin: .5rem 0 .6rem; font-size: .86rem; line-height: 1.42; }
.provision p { margin-bottom: .2rem; }
.outcome-block { margin: .9rem 0 1.2rem; padding-top: .5rem; border-top: 1px solid var(--hair); font-size: .92rem; line-height: 1.42; }
.verdict { margin-bottom: .3rem; }
.verdict .outcome { display: inline; font-weight: 600; margin-right: .6rem; }
.because { margin: .5rem 0 .6rem; padding-left: 1.1rem; border-left: 1px solid var(--rule); font-size: .88rem; line-height: 1.4; }
.because p { margin-bottom: .15rem; }
.outcome-block .caps { margin: .6rem 0 .25rem; }
.drawing { margin: 1rem 0 1.4rem; }
.drawing > svg { display: block; width: 100%; height: auto; }
.ends-of-drawing { display: flex; justify-content: space-between; margin-bottom: .35rem; font-weight: 500; font-size: .62rem; }
.legend { display: flex; flex-wrap: wrap; gap: .15rem 1.1rem; font: .72rem/1.45 var(--sans); color: var(--soft); }
.sample { vertical-align: middle; margin-right: .2rem; }
${drawingStyles()}
@media (max-width: 40rem) {
  section.notice { grid-template-columns: 1fr; gap: .6rem; }
  main { padding: 2rem 1rem 3rem; }
  table { display: block; overflow-x: auto; }
}
`;

function drawingStyles(): string {
  return `
svg.flow { overflow: visible; }
svg.flow text { font-family: var(--sans); fill: var(--ink); unicode-bidi: isolate; }
svg.flow path { fill: none; }
svg.flow .outer { stroke: #3a4650; stroke-width: 1.2; }
svg.flow .declared .outer { stroke-dasharray: 6 3.5; }
svg.flow .inferred .outer { stroke-dasharray: .1 3.4; stroke-linecap: round; stroke-width: 1.6; }
svg.flow .joint .outer { stroke-width: 3.6; stroke-dasharray: none; }
svg.flow .joint .inner { stroke: #fff; stroke-width: 1.8; }
svg.flow path.tip { fill: #3a4650; stroke: none; }
svg.flow rect { fill: #fff; stroke: #7b858d; stroke-width: .8; }
svg.flow .source rect { fill: #fbf5ec; stroke: var(--warm); stroke-width: 1.3; }
svg.flow .importer rect { fill: #eef3f6; stroke: var(--accent); }
svg.flow .nameless rect { stroke-dasharray: 3 2.4; }
svg.flow .name { font-weight: 500; }
svg.flow .remark { fill: var(--soft); }
svg.flow .mark { fill: var(--warm); font-weight: 600; }
svg.flow .said { fill: #3a4650; text-anchor: middle; paint-order: stroke; stroke: #fff; stroke-width: 2.5px; stroke-linejoin: round; }
svg.flow circle { fill: #fff; stroke: #7b858d; stroke-width: .7; }
svg.flow .number { fill: var(--accent); font-weight: 600; text-anchor: middle; }`;
}
