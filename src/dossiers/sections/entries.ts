import type { BookedEntry, ReadFor } from "../fact-book.ts";
import { isTied, knownHow, partOf, partsCalled } from "../fact-words.ts";
import { counted } from "../figures.ts";
import { apart, between, type Html, html, nothing } from "../html.ts";
import { type Books, findFacts } from "../reference.ts";
import { filled } from "../slots.ts";
import { levelWords } from "../words.ts";
import { bullets, link, subjectLink, subjectLinks } from "./parts.ts";

/** Numbered entries: what is said, how it is known, from where, and for which subjects it was read. */
export const entryList = (entries: readonly BookedEntry[], books: Books): Html =>
  html`<ol class="facts-list">${entries.map((entry) => item(entry, books))}</ol>\n`;

function item(entry: BookedEntry, books: Books): Html {
  const { number, anchor } = entry;
  const meta = [knownAs(entry), sharedSources(entry), restsOn(entry, books), readForWords(entry)].filter(
    ({ text }) => text !== "",
  );
  return html`<li id="${anchor}"><span class="number">${number}</span><div><p>${saidBy(entry)}</p>
<p class="meta">${between(meta, " \u00b7 ")}</p>${isSeveral(entry) ? parts(entry) : tied(entry, books)}</div></li>
`;
}

const knownAs = ({ fact }: BookedEntry): Html => {
  const known = knownHow(fact);
  return known === "" ? nothing : html`<span class="level">${known}</span>`;
};

const isSeveral = ({ pieces }: BookedEntry): boolean => pieces.length > 1;

/** The words of an entry; where its facts differ in a part, that part follows below. */
export const saidBy = ({ pieces, fact }: BookedEntry): Html =>
  filled(pieces, html`<i>${partsCalled(fact, pieces[0] === "")}</i>`);

/** The sources in one line, unless each part has its own. */
const sharedSources = (entry: BookedEntry): Html =>
  isSeveral(entry) && hasOwnSources(entry) ? nothing : sourcesOf(entry.readFor);

const hasOwnSources = ({ readFor }: BookedEntry): boolean =>
  new Set(readFor.map(({ fact }) => JSON.stringify(sourceTexts(fact)))).size > 1;

export function sourcesOf(readFor: readonly ReadFor[]): Html {
  const sources = [...new Set(readFor.flatMap(({ fact }) => fact.sources.map(({ text }) => text)))];
  return sources.length === 0 ? nothing : html`Source: ${between(sources.map(apart), "; ")}`;
}

/** What an untied entry rests on, and the subjects in its line. */
function restsOn({ fact, readFor }: BookedEntry, books: Books): Html {
  const [first] = readFor;
  if (isTied(fact) || first === undefined) return nothing;
  const found = findFacts(books, idsOf(fact.value.restsOn), first.subject);
  return found.length === 0
    ? nothing
    : html`Rests on ${between(
        found.map(({ anchor, number }) => link(anchor, number)),
        ", ",
      )}`;
}

/** The subjects, or that they follow below. */
function readForWords(entry: BookedEntry): Html {
  if (isSeveral(entry)) return nothing;
  return isTied(entry.fact) ? html`Read for:` : html`Read for ${subjectLinks(subjectsOf(entry.readFor))}`;
}

const subjectsOf = (readFor: readonly ReadFor[]) => [...new Set(readFor.map(({ subject }) => subject))];

const idsOf = (value: ReadFor["fact"]["value"][string] | undefined): readonly string[] =>
  typeof value === "object" ? value : [];

/** A line a subject: by what it is tied to the entry, and how well the whole is known for it. */
function tied({ fact, readFor }: BookedEntry, books: Books): Html {
  if (!isTied(fact)) return nothing;
  const lines = readFor.map(
    ({ fact, subject }) =>
      html`${subjectLink(subject)}: ${tieOf({ fact, subject }, books)}, <span class="level">${levelWords[fact.level]}</span>`,
  );
  return bullets(lines, readFor.length > 1 ? "read two" : "read");
}

/** "over 4 movements (R4)", "as F3 says". */
function tieOf({ fact, subject }: ReadFor, books: Books): Html {
  const ties = idsOf(fact.value.restsOn).map((id) => {
    const route = books.flows.find(id, subject.ref);
    if (route !== undefined) {
      const tiers = route.paths[0]?.tiers ?? route.hops.length;
      return html`${tiers === 1 ? "directly" : `over ${counted(tiers, "movement")}`} (${link(route.anchor, route.number)})`;
    }
    const [found] = findFacts(books, [id], subject);
    return found === undefined ? nothing : html`as ${link(found.anchor, found.number)} says`;
  });
  const known = ties.filter((tie) => tie !== nothing);
  return known.length === 0 ? html`${apart(fact.lead ?? "")}` : between(known, "; ");
}

/** The parts in which the facts of one entry differ, each with its subjects. */
function parts(entry: BookedEntry): Html {
  const own = hasOwnSources(entry);
  const byPart = Map.groupBy(entry.readFor, ({ fact }) => JSON.stringify([partOf(fact), sourceTexts(fact)]));
  const lines = [...byPart.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const from = own ? html`${between(sourceTexts(first.fact).map(apart), "; ")}; ` : nothing;
    return [
      html`<span class="level">${apart(partOf(first.fact) ?? "")}</span> (${from}for ${subjectLinks(subjectsOf(same))})`,
    ];
  });
  return bullets(lines, "read two");
}

const sourceTexts = ({ sources }: Pick<ReadFor["fact"], "sources">): readonly string[] =>
  sources.map(({ text }) => text);
