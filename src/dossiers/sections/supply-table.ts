import type { BookedEntry } from "../fact-book.ts";
import { apart, between, type Html, html, named } from "../html.ts";
import { levelWords } from "../words.ts";
import { subjectLinks, table } from "./parts.ts";

/** Every record of supply in a line: who, what, by which rows, how known, for which subjects. */
export const supplyTable = (links: readonly BookedEntry[]): Html =>
  table(
    [
      { title: "No.", style: "narrow" },
      { title: "Supplier", style: "wide" },
      { title: "Goods", style: "wide" },
      { title: "What the rows say", style: "wide" },
      { title: "Known how", style: "text" },
    ],
    links.map(row),
    "supply",
  );

function row({ number, anchor, fact, readFor }: BookedEntry) {
  const { partyName, goods } = fact.value;
  const subjects = [...new Set(readFor.map(({ subject }) => subject))];
  const sources = fact.sources.map(({ text }) => text).filter((text) => !fact.sentence.includes(text));
  return [
    html`<span id="${anchor}">${number}</span>`,
    typeof partyName === "string" ? named(partyName) : "",
    html`${typeof goods === "string" && html`${apart(goods)}<br>`}<span class="ref">for ${subjectLinks(subjects)}</span>`,
    html`${apart(saidBeyond(fact))}${sources.length > 0 && html`<br><span class="ref">${between(sources.map(apart), "; ")}</span>`}`,
    levelWords[fact.level],
  ];
}

/** The sentence without the supplier and the goods, which have columns of their own. */
function saidBeyond({ sentence, value }: BookedEntry["fact"]): string {
  const start = `${value.partyName} supplied ${value.goods}`;
  return sentence.startsWith(start) ? sentence.slice(start.length).replace(/^,? /, "") : sentence;
}
