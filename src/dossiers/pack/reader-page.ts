import type { Conflict } from "../../evidence/conflicts/conflicts.ts";
import type { Statement } from "../../model/statement.ts";
import { counted, moment } from "../figures.ts";
import { address, apart, between, type Html, html, nothing, trusted } from "../html.ts";
import { markedText, type Numbered } from "./marked-text.ts";
import type { PackDocument, PackInput, PackJudgement } from "./pack-input.ts";
import { readerStyles } from "./reader-styles.ts";

/** Nothing is loaded and nothing runs: the page can be opened anywhere without telling anybody. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** One page that shows every cited span in its text, beside who is said to have said it. */
export function readerPage(input: PackInput): string {
  const { documents, fictional, appVersion, at, workspace } = input;
  const judged = new Map(input.judgements.map((one) => [one.id, one]));
  const numbered = documents.map(({ statements }) =>
    statements.map((statement, n): Numbered => ({ number: n + 1, statement })),
  );
  const title = "Who says what";
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Selvedge ${appVersion}">
<title>${fictional ? "FICTION - " : ""}${title} - ${workspace}</title>
<style>${trusted(readerStyles)}</style>
</head>
<body>
<header><p class="kicker">Selvedge evidence</p><h1>${title}</h1>
${fictional && html`<p class="notice"><b>Fiction.</b> The parties and texts of this workspace are invented.</p>`}
<p>${counted(documents.length, "document")}, ${counted(numbered.flat().length, "statement")}, made ${moment(at)} from ${apart(workspace)}. What a document reports is not what is so: each line says who is said to have said something, and where. Every statement is a suggestion of rules until a person confirms it; none is scored for truth.</p></header>
${conflictTable(input, numbered)}
${documents.map((one, n) => documentSection(one, n, { numbered: numbered[n] ?? [], judged }))}
</body>
</html>
`.text;
}

interface Shown {
  readonly numbered: readonly Numbered[];
  readonly judged: ReadonlyMap<string, PackJudgement>;
}

function documentSection(document: PackDocument, at: number, { numbered, judged }: Shown): Html {
  const { layer, sha256, mediaType, bytes, cameIn, original, maskOf } = document;
  const anchor = `d${at + 1}`;
  const origins = cameIn.map(
    ({ at: when, by, how, name, url }) =>
      html`<li>${moment(when)}, ${how}, by ${apart(by)}${name !== undefined && html`, as ${apart(name)}`}${url !== undefined && html`, ${address(url)}`}</li>`,
  );
  return html`<section id="${anchor}"><h2>${at + 1}. ${apart(layer.title ?? cameIn[0]?.name ?? sha256)}</h2>
<ul class="origin"><li>SHA-256 <code>${sha256}</code>, ${mediaType}, ${counted(bytes, "byte")}${"withheld" in original && html`; ${original.text === true ? "the bytes are not in this pack" : "neither bytes nor whole text are in this pack"}: ${apart(original.withheld)}`}</li>
<li>text layer <code>${layer.id}</code>, ${layer.reader.name} ${layer.reader.version}${maskOf !== undefined && html`; masked, of layer <code>${maskOf}</code>`}</li>${origins}</ul>
<div class="sides"><div class="text"${layer.language !== undefined ? html` lang="${layer.language}"` : nothing} dir="auto">${markedText(layer, numbered, { anchor, citedOnly: "withheld" in original && original.text !== true })}</div>
<ol class="statements">${numbered.map((one) => statementLine(one, anchor, judged.get(one.statement.id)))}</ol></div></section>
`;
}

const typeWords = ({ type, alsoTypes }: Statement): string => [type, ...alsoTypes].join(", also ");

function statementLine({ number, statement }: Numbered, anchor: string, judgement?: PackJudgement): Html {
  const { speaker, cue, mode, pieces, hedges } = statement;
  const who =
    speaker.kind === "unattributed"
      ? html`<i>the document itself</i>`
      : speaker.resolved === null
        ? html`<i>not known who</i>${speaker.text !== "" && html` ("${apart(speaker.text)}")`}`
        : apart(speaker.resolved);
  const through =
    speaker.chain.length > 0 &&
    html` <span class="quiet">as told by ${between(speaker.chain.map(apart), ", by ")}</span>`;
  return html`<li value="${number}" id="${anchor}-s${number}"><p><b>${who}</b>${through} <span class="type ${statement.type}">${typeWords(statement)}</span> <span class="quiet">${mode}${cue !== null && html`, "${apart(cue.text)}"`}</span>${judgement !== undefined && html` <span class="judged">${judgement.judgement} by ${apart(judgement.by)}, ${moment(judgement.at)}</span>`}</p>
<blockquote><a href="#${anchor}-w${number}">${between(
    pieces.map(({ text }) => apart(text)),
    html` <span class="quiet">[...]</span> `,
  )}</a></blockquote>${
    hedges.length > 0 &&
    html`<p class="quiet">weakened by ${between(
      hedges.map(({ text }) => html`"${apart(text)}"`),
      ", ",
    )}</p>`
  }</li>
`;
}

/** Without "denied", what is denied would read as said. */
const cueOf = ({ cue }: Statement): Html => (cue === null ? nothing : html` <i>${apart(cue.text)}</i>`);

function conflictTable({ conflicts }: PackInput, numbered: readonly (readonly Numbered[])[]): Html {
  if (conflicts.length === 0) return nothing;
  const places = new Map(
    numbered.flatMap((some, d) =>
      some.map(({ number, statement }) => [statement.id, { d, number, statement }] as const),
    ),
  );
  const cell = (id: string): Html => {
    const place = places.get(id);
    if (place === undefined) return html`<i>a statement that is not in this pack</i>`;
    const { d, number, statement } = place;
    return html`<a href="#d${d + 1}-s${number}">${d + 1}.${number}</a> ${apart(statement.speaker.resolved ?? "not known who")}${cueOf(statement)}: ${apart(short(statement.text))}`;
  };
  const row = ({ a, b, why, strength }: Conflict): Html =>
    html`<tr><td>${cell(a)}</td><td>${cell(b)}</td><td>${strength}: ${why}</td></tr>\n`;
  return html`<section><h2>Statements that stand against each other</h2><table><thead><tr><th>one says</th><th>another says</th><th>how they differ</th></tr></thead><tbody>${conflicts.map(row)}</tbody></table></section>`;
}

const most = 160;
const short = (text: string): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
