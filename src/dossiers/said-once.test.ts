import { describe, expect, it } from "vitest";
import { booksOf } from "./books.ts";
import { textOf } from "./page-text.fixture.ts";
import { findFact } from "./reference.ts";
import { renderReport } from "./render-report.ts";
import { onlyIndicators, sharedInput } from "./said-once.fixture.ts";
import { subjectsOf } from "./subjects.ts";

const subjects = subjectsOf(sharedInput);
const books = booksOf(sharedInput, subjects);
const html = renderReport(sharedInput);
const text = textOf(html);
const count = (part: string): number => text.split(part).length - 1;

describe("what two subjects share is said once", () => {
  it("one entry for facts that differ only in how the subject is tied to them, with the level of each", () => {
    expect(books.facts.entries.place).toHaveLength(1);
    expect(count("A record of a site shows that Korvan Cotton Ginning Co., Ltd. gins cotton")).toBe(1);
    expect(text).toContain("a record of the site shows it · Source: sites.csv row 3 · Read for:");
    expect(text).toContain("Shirt A: over 2 movements (R1), inferred");
    expect(text).toContain("Shirt B: over 2 movements (R2), inferred");
  });

  it("an entry stands under how well the place is known, not under how well a subject is tied to it", () => {
    const place = text.slice(text.indexOf("Was a stage performed"), text.indexOf("Did material from there"));
    expect(place).toContain("A record shows it P1");
    expect(place).not.toContain("An indicator suggests it P");
  });

  it("one number a movement, one row in one table", () => {
    expect(books.flows.movements.all.map(({ hop }) => hop.shipment)).toEqual(["SH-21", "SH-31", "SH-32"]);
    expect(html.split('class="hops"')).toHaveLength(2);
  });

  it("one route for all sources over the same movements; a good of concern is an indicator beside it", () => {
    const kinds = books.flows.followed.map(({ routes }) =>
      routes.map(({ number, paths }) => [number, ...paths.map(({ source }) => source.kind)]),
    );
    expect(kinds).toEqual([[["R1", "place", "order"]], [["R2", "place", "order"]]]);
    expect(books.indicators.all.map(({ paths }) => paths.map(({ route }) => route?.number))).toEqual([
      ["R1", "R2"],
    ]);
    expect(text).toContain("2 paths from sources in 1 route, and 1 from goods that a list names");
  });

  it("tells a good of concern as a route where there is no other", () => {
    const books = booksOf(
      sharedInput,
      subjectsOf({ ...sharedInput, assessments: [], flows: [onlyIndicators] }),
    );
    expect(books.flows.followed[0]?.routes).toHaveLength(1);
  });

  it("one question for all subjects, counted by the outcomes that name it, with what each has so far", () => {
    const asked = books.questions.all.map(({ pieces, outcomes, subjects }) => [
      pieces,
      outcomes,
      subjects.length,
    ]);
    expect(asked).toEqual([
      [["who produced ", ", and every input?"], 2, 2],
      [["a record that ties ", " to Korvan"], 2, 2],
      [[expect.stringContaining("Nothing is recorded to have come to Korvan")], 0, 2],
    ]);
    expect(text).toContain("So far: only a path to the product");
  });

  it("one line of law for subjects with one outcome for the same reasons", () => {
    expect(count("It is not yet in force.")).toBe(1);
    expect(count("this alone does not decide under US-UFLPA:1.")).toBe(1);
    expect(count("the citation of US-UFLPA:1")).toBe(1);
    expect(text).toContain("These facts do not tell whether the conditions are met for the product.");
  });

  it("remarks on a list stand with the list, and its gaps are not repeated", () => {
    expect(count("is stale: 136 days old.")).toBe(1);
    expect(count("their names were not found")).toBe(1);
    expect(text).not.toContain("us-uflpa (version");
  });

  it("where the records end is said below the routes, not again among the remarks", () => {
    expect(count("Upstream the records end at Korvan Cotton Ginning Co., Ltd.")).toBe(2);
    expect(text).not.toContain("Upstream of Shirt A");
  });
});

describe("what is said once is found from everywhere", () => {
  it("every fact of every outcome leads to an entry, a route or an indicator of the page", () => {
    for (const subject of subjects)
      for (const { found } of subject.assessments)
        for (const { id } of found.evidence) {
          const anchor = findFact(books, id, subject)?.anchor;
          expect(html).toContain(`id="${anchor}"`);
        }
  });

  it("a path that no route tells keeps its sentence", () => {
    const page = textOf(renderReport({ ...sharedInput, flows: [] }));
    expect(page).toContain("Paths that no route above tells");
    expect(page).toContain(
      "Goods of Korvan Cotton Ginning Co., Ltd. can have come to Shirt A over 2 movements",
    );
  });
});
