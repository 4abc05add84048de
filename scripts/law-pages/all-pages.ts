import type { Law } from "../../src/law/law.ts";
import { readCases } from "./case-table.ts";
import { table } from "./markdown.ts";
import { instrumentPage } from "./page.ts";

/**
 * Every page by its path below `docs/law`, from the law and the texts it was read from.
 * An instrument without a file of cases has an empty table; a test counts that no provision is without a case.
 */
export function lawPages(law: Law, files: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const cases = Object.entries(files)
    .filter(([path]) => path.startsWith("cases/"))
    .map(([, text]) => readCases(text));
  const instruments = [...law.instruments.values()];
  const pages = instruments.map((instrument): readonly [string, string] => {
    const own = cases.filter((file) => file.instrument === instrument.id).flatMap((file) => file.cases);
    return [`${instrument.id}.md`, instrumentPage(instrument, own)];
  });
  return new Map([["README.md", contents(law)], ...pages]);
}

const contents = (law: Law): string =>
  [
    "# docs/law - the law that is encoded",
    "",
    "Written by `node scripts/write-law-pages.ts` out of `data/law`. One page an instrument: what it says, since when, its",
    "conditions in words, deadlines with the event each runs from, how it was read, what is not known, and its cases.",
    "Not legal advice.",
    "",
    ...table(
      ["instrument", "markets", "provisions", "last checked"],
      [...law.instruments.values()].map(({ id, name, markets, provisions, checked_on }) => [
        `[${name}](${id}.md)`,
        markets.join(", "),
        String(provisions.length),
        checked_on,
      ]),
    ),
    `Asked where no market is named: ${law.defaultMarkets.join(", ")}.`,
    "",
  ].join("\n");
