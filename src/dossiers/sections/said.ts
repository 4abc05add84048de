import type { FreedomAnswer, Said } from "../../model/said.ts";
import { counted, grouped } from "../figures.ts";
import { apart, between, type Html, html, nothing } from "../html.ts";
import { link, paragraph } from "./parts.ts";

/** Statements that are printed of one name; the oldest come first, and what is left out is counted. */
const most = 60;
/** Digits by which a document is told from others. */
const shortHash = 12;

interface Numbered {
  readonly one: Said;
  readonly number: string;
}

/** What documents say about those whom the report names, by all sides, in the order of time, each in its own words. */
export function saidSection(said: readonly Said[]): Html {
  if (said.length === 0) return nothing;
  const numbers = new Map(said.map((one, at): [string, Numbered] => [one.id, { one, number: `S${at + 1}` }]));
  const names = new Map(said.flatMap(({ about }) => about.map(({ id, name }) => [id, name] as const)));
  const printed = new Set<string>();
  const blocks = [...names].map(([id, name]) =>
    ofName({ id, name }, [...numbers.values()], { numbers, printed }),
  );
  return html`<h3>What is said, and who says it</h3>
${paragraph("The words of documents, with their place in them. A statement is cited because a name stands in it or because that name speaks; whether this party is meant, and whether what is said is true, is not decided here. Every side stands in the same size, the oldest first.")}${blocks}`;
}

interface Told {
  readonly numbers: ReadonlyMap<string, Numbered>;
  /** Ids of statements that stand in full already. */
  readonly printed: Set<string>;
}

function ofName(
  named: { readonly id: string; readonly name: string },
  all: readonly Numbered[],
  told: Told,
): Html {
  const own = all.filter(({ one }) => one.about.some(({ id }) => id === named.id));
  const shown = own.slice(0, most);
  const rest = own.length - shown.length;
  const items = shown.map((each) => item(each, named.id, told));
  return html`<h4>${apart(named.name)} <span class="ref">${counted(own.length, "statement")}</span></h4>
<ol class="facts-list said">${items}</ol>
${rest === 0 ? nothing : paragraph(`${grouped(rest)} more name it: the command "about" shows them.`)}`;
}

function item({ one, number }: Numbered, subject: string, { numbers, printed }: Told): Html {
  if (printed.has(one.id))
    return html`<li><span class="number">${number}</span><div><p class="meta">stands ${link(anchorOf(one), "above")}; it names this one too</p></div></li>\n`;
  printed.add(one.id);
  const speaks = one.about.some(({ id, concern }) => id === subject && concern === "speaks");
  return html`<li id="${anchorOf(one)}"><span class="number">${number}</span><div><p>${who(one, speaks)}${cueOf(one)}: ${words(one)}</p>
<p class="meta">${between(meta(one, numbers), " \u00b7 ")}</p></div></li>
`;
}

const anchorOf = ({ id }: Said): string => `said-${id}`;

function who({ speaker, office, speakerKind, chain }: Said, speaks: boolean): Html {
  const name =
    speakerKind === "unattributed"
      ? html`the text itself`
      : speaker === null
        ? html`<i>somebody whom the text does not name</i>`
        : apart(speaker);
  const by = office === null || office === speaker ? nothing : html` (${apart(office)})`;
  const through =
    chain.length === 0 ? nothing : html`, as told by ${between(chain.map(apart), ", as told by ")}`;
  return html`<b>${name}</b>${by}${through}${speaks ? html` <span class="ref">(this one's own words)</span>` : nothing}`;
}

/** Without "denied", what is denied would read as said. */
const cueOf = ({ cue }: Said): Html => (cue === null ? nothing : html` <i>${apart(cue)}</i>`);

/** Words that are a quotation have their marks; others are the document's words for what was said. */
const words = ({ text }: Said): Html => html`<span class="said-words">${apart(text)}</span>`;

function meta(one: Said, numbers: Told["numbers"]): readonly Html[] {
  const { title, published, document, start, end, masked } = one;
  const place = html`“${apart(title)}”${published === null ? ", no day given" : html`, <span class="day">${published}</span>`}, document <span class="hash">${document.slice(0, shortHash)}</span>, characters ${grouped(start)} to ${grouped(end)}`;
  return [
    typesOf(one),
    place,
    ...(masked ? [html`a private person is masked`] : []),
    freely(one),
    ...against(one, numbers),
    statusWords(one),
  ].filter(({ text }) => text !== "");
}

const typesOf = ({ type }: Said): Html =>
  type === null ? nothing : html`<span class="level">${type}</span>`;

const questions = [
  ["arranged", "arranged by somebody whom it concerns"],
  ["chosen", "speaker chosen by them"],
  ["free", "speaker could refuse or say otherwise"],
  ["checkable", "could be checked"],
] as const;

/** The four answers where the text gives any; where it gives none, that. */
function freely({ freedom }: Said): Html {
  if (freedom === null) return nothing;
  const told = questions.flatMap(([key, words]) => answerWords(freedom[key], words));
  return told.length === 0
    ? html`how freely it was said: the text does not tell`
    : html`${between(told, "; ")}`;
}

function answerWords({ answer, words }: FreedomAnswer, question: string): readonly Html[] {
  if (words.length === 0) return [];
  const quoted = between(
    words.map((each) => html`“${apart(each)}”`),
    ", ",
  );
  const said = answer === "unknown" ? "the text says both yes and no" : answer;
  return [html`${question}: ${said} (${quoted})`];
}

function against({ against: others }: Said, numbers: Told["numbers"]): readonly Html[] {
  const links = others.flatMap(({ id, strength }) => {
    const other = numbers.get(id);
    return other === undefined
      ? []
      : [html`${link(anchorOf(other.one), other.number)}${strength === "partial" ? " in part" : nothing}`];
  });
  return links.length === 0 ? [] : [html`stands against ${between(links, ", ")}`];
}

function statusWords({ status, judgedBy, judgedAt, type }: Said): Html {
  const day = judgedAt?.slice(0, 10) ?? "";
  const by = judgedBy ?? "";
  if (status === "suggested") return html`read by rules; no person has confirmed it`;
  if (status === "cannot-tell") return html`${apart(by)} could not tell on ${day} whether the text says so`;
  const later = type === null ? "; rules read the text otherwise today" : "";
  return html`${apart(by)} confirmed on ${day} that the text says so${later}`;
}
