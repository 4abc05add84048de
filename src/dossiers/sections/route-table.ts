import type { FlowPath, FlowSource } from "../../model/flow.ts";
import type { BookedEntry } from "../fact-book.ts";
import { counted, listed } from "../figures.ts";
import type { ReportRoute } from "../flow-book.ts";
import { apart, between, type Html, html, named, nothing } from "../html.ts";
import type { Books } from "../reference.ts";
import type { ReportSubject } from "../subjects.ts";
import { levelWords, sourceTitle } from "../words.ts";
import { link, table } from "./parts.ts";
import { references } from "./references.ts";

/** Every route with all its sources, the numbers of its movements, and what keeps it from being documented. */
export function routeTable(routes: readonly ReportRoute[], subject: ReportSubject, books: Books): Html {
  if (routes.length === 0) return nothing;
  const rows = routes.map((route) => [
    html`<span id="${route.anchor}">${route.number}</span>`,
    html`${named(route.paths[0]?.source.partyName ?? "")}${sourceLines(route, subject, books)}`,
    html`<span class="route">${between(
      route.hops.map(({ number }) => link(`movement-${number}`, number)),
      " \u2192 ",
    )}</span>`,
    knownLines(route.paths),
    arrivals(route.paths),
  ]);
  const columns = [
    { title: "No.", style: "narrow" },
    { title: "From what source", style: "wide" },
    { title: "By movements", style: "text" },
    { title: "Known how", style: "wide" },
    { title: "Earliest arrival", style: "text" },
  ] as const;
  return table(columns, rows, "paths");
}

function sourceLines({ paths }: ReportRoute, subject: ReportSubject, books: Books): Html {
  const sources = new Map(paths.map(({ source }) => [JSON.stringify([source.kind, source.ref]), source]));
  return html`${[...sources.values()].map((source) => html`<br>${sourceLine(source, subject, books)}`)}`;
}

/** What makes the party a source: the entries that say it, or in their place the sentence itself. */
function sourceLine(source: FlowSource, subject: ReportSubject, { facts, indicators }: Books): Html {
  const title = html`<span class="ref">${sourceTitle(source)}${source.fictional && html` <strong>(fiction)</strong>`}, ${levelWords[source.level]}: </span>`;
  const entries = [...facts.entries.identity, ...facts.entries.place].filter((entry) =>
    isSaidBy(source, entry, subject),
  );
  const goods = source.kind === "good-of-concern" ? indicators.ofSource(source.ref) : [];
  const said = [...entries, ...goods];
  return html`${title}${said.length > 0 ? references(said) : apart(source.sentence)}`;
}

const factOf: Readonly<Record<FlowSource["kind"], string>> = {
  "listed-party": "listed-party",
  place: "place-of-work",
  order: "order-on-place",
  "good-of-concern": "good-of-concern",
  subject: "",
};

/** Whether an entry, read for this subject, says of the same party what the source says. */
const isSaidBy = (
  { kind, ref, party }: FlowSource,
  { readFor }: BookedEntry,
  subject: ReportSubject,
): boolean =>
  readFor.some(
    ({ fact: { name, value }, subject: one }) =>
      one === subject &&
      name === factOf[kind] &&
      value.party === party &&
      (value.entry === ref || (kind === "place" && value.region === ref)),
  );

/** How well the whole is known, told once where all sources agree. */
function knownLines(paths: readonly FlowPath[]): Html {
  const groups = Map.groupBy(paths, ({ basis, tied, weakest }) => JSON.stringify([basis, tied, weakest]));
  return between(
    [...groups.values()].flatMap((same) => {
      const [first] = same;
      return first === undefined ? [] : [known(first, groups.size > 1 ? same : [])];
    }),
    html`<br>`,
  );
}

function known({ basis, tied, tiers, weakest }: FlowPath, of: readonly FlowPath[]): Html {
  const titles = [...new Set(of.map(({ source }) => sourceTitle(source).toLowerCase()))];
  const why = [
    ...(tied === "documented" && tiers > 1
      ? ["each movement documented and tied to the next by its lot"]
      : []),
    ...(weakest === null ? [] : [weakest]),
  ];
  return html`${levelWords[basis]}${titles.length > 0 && html` <span class="ref">(${listed(titles)})</span>`}${why.length > 0 && html`<br><span class="ref">${apart(why.join("; "))}</span>`}`;
}

function arrivals(paths: readonly FlowPath[]): Html {
  const groups = new Set(
    paths.map(({ arrives, tiers, as, massFeasible }) =>
      JSON.stringify([arrives, `${counted(tiers, "tier")}; ${listed(as)}${massWords(massFeasible)}`]),
    ),
  );
  const lines = [...groups].map((one): readonly [string | null, string] => JSON.parse(one));
  return between(
    lines.map(
      ([day, words]) =>
        html`${day === null ? "no date bounds it" : apart(day)}<br><span class="ref">${words}</span>`,
    ),
    html`<br>`,
  );
}

function massWords(massFeasible: boolean | null): string {
  if (massFeasible === null) return "";
  return massFeasible ? "; quantities allow it" : "; quantities speak against it";
}
