import type { ReadFor } from "../fact-book.ts";
import { knownHow, partOf } from "../fact-words.ts";
import type { IndicatorPath } from "../flow-book.ts";
import { apart, between, type Html, html, named, nothing } from "../html.ts";
import type { Indicator } from "../indicator-book.ts";
import type { ReportSubject } from "../subjects.ts";
import { levelWords } from "../words.ts";
import { saidBy, sourcesOf } from "./entries.ts";
import { bullets, link, subjectLink, subjectLinks, table } from "./parts.ts";

/** What governments say of such goods, once: of which goods, at which party, and what those can have reached. */
export function indicatorTable(indicators: readonly Indicator[]): Html {
  if (indicators.length === 0) return nothing;
  const columns = [
    { title: "No.", style: "narrow" },
    { title: "What is said, of which goods", style: "wide" },
    { title: "At which party", style: "wide" },
    { title: "What it can have reached", style: "wide" },
  ] as const;
  return html`<h3>Goods that a government names, and where paths begin with them</h3>
<p class="note">Indicators too: a list of goods by country speaks of an industry, not of the party. Such a path is a route of its own only for a subject that has no other.</p>
${table(columns, indicators.flatMap(rows), "indicators")}`;
}

/** A line a party; what is said of its goods stands in the first. */
function rows({ number, anchor, entry, source, paths }: Indicator): readonly (readonly (Html | string)[])[] {
  const said =
    entry === undefined
      ? html`${apart(source?.sentence ?? "")}`
      : html`${saidBy(entry)}<br><span class="ref"><span class="level">${knownHow(entry.fact)}</span> \u00b7 ${sourcesOf(entry.readFor)}</span>${goods(entry.readFor)}`;
  const byParty = [...Map.groupBy(paths, ({ path }) => path.source.party).values()];
  return byParty.map((own, at) => [
    at === 0 ? html`<span id="${anchor}">${number}</span>` : "",
    at === 0 ? said : html`<span class="ref">${number}, as above</span>`,
    named(own[0]?.path.source.partyName ?? ""),
    html`${between(own.map(subjectOf), html`<br>`)}${openAlong(own)}`,
  ]);
}

/** The goods of which it is said, each with the subjects it was read for. */
function goods(readFor: readonly ReadFor[]): Html {
  const byGood = Map.groupBy(readFor, ({ fact }) => partOf(fact) ?? fact.sentence);
  return bullets(
    [...byGood].map(([good, same]) => html`${apart(good)} ${subjectsIn(same.map(({ subject }) => subject))}`),
    "read",
  );
}

const subjectsIn = (subjects: readonly ReportSubject[]): Html =>
  html`<span class="ref">for ${subjectLinks([...new Set(subjects)], 3)}</span>`;

/** What else keeps the paths from being more than inferred, beside that a list of goods names no party. */
function openAlong(paths: readonly IndicatorPath[]): Html {
  const open = paths.flatMap(({ path: { weakest, source } }) =>
    weakest === null || weakest === `the list names ${source.name}, an industry and not ${source.partyName}`
      ? []
      : [weakest],
  );
  return open.length === 0
    ? nothing
    : html`<br><span class="ref">${apart([...new Set(open)].join("; "))}</span>`;
}

function subjectOf({ subject, path, route, movements }: IndicatorPath): Html {
  const way =
    route === undefined
      ? between(
          movements.map((number) => link(`movement-${number}`, number)),
          "\u2009\u2192\u2009",
        )
      : link(route.anchor, route.number);
  const day = path.arrives === null ? "" : `, from ${path.arrives}`;
  return html`${subjectLink(subject)} <span class="ref">by ${way}${apart(day)}, ${levelWords[path.basis]}</span>`;
}
