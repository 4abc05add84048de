import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { CustodyEvent, Portion } from "../../src/model/custody-event.ts";
import { errorTable } from "../../src/model/errors.ts";
import { noteMeanings } from "../../src/records/events/notes.ts";
import { readEvents } from "../../src/records/events/read-events.ts";
import type { EventReading } from "../../src/records/events/reading.ts";

const here = (name: string): URL => new URL(name, import.meta.url);
const shared = new URL("../../../shared/data/records/", import.meta.url);
const isThere = existsSync(shared);
if (!isThere)
  console.log(
    "EPCIS and UNTP files: skipped, ../shared/data is not beside the repository, and they may not be copied into it",
  );

const lines = (name: string): string[][] =>
  readFileSync(here(name), "utf8")
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split("\t"));

const rows = lines("expected.tsv").map(
  ([file = "", kind, expect, events, loaded, code, path, , notes, others]) => ({
    file,
    kind,
    expect,
    events,
    loaded: Number(loaded),
    code: code ?? "",
    path: path ?? "",
    notes: notes ?? "",
    others: others ?? "",
  }),
);

/** Rows that the reader does not follow, with the reason. The row stays as it is. */
const disagreements: Readonly<Record<string, { readonly notes: string; readonly why: string }>> = {
  "epcis/openepcis/Capture_Documents_epcisDocWithAllGS1Keys.json": {
    notes: "item-twice 1; quantity-absent 7",
    why: "counts.md says itself that an SSCC stands once as URN and once as Digital Link: one id, two times in one list",
  },
};

const parts = (text: string, separator: string): string[] =>
  text.split(separator).filter((part) => part !== "" && part !== "-");
const sorted = (values: Iterable<string>): string[] => [...values].sort();

const cache = new Map<string, EventReading>();
function readingOf(file: string): EventReading {
  const known = cache.get(file);
  if (known !== undefined) return known;
  const reading = readEvents(readFileSync(new URL(file, shared)), { file });
  cache.set(file, reading);
  return reading;
}
const events = (file: string): readonly CustodyEvent[] => readingOf(file).events;

it("reads the whole table and knows all of its codes", () => {
  expect(rows.length).toBe(240);
  for (const [code = "", sort] of lines("codes.tsv"))
    if (sort === "note") expect(noteMeanings, code).toHaveProperty(code);
    else expect(Object.keys(errorTable), code).toContain(code);
});

describe.skipIf(!isThere)("the table of expectations", () => {
  it.each(rows)("$file: $kind $expect", (row) => {
    const reading = readingOf(row.file);
    const { kind, outcome, loaded, issues } = reading;
    const [first] = issues;
    expect({ kind, outcome, loaded, code: first?.code ?? "", path: first?.path ?? "" }).toEqual({
      kind: row.kind,
      outcome: row.expect,
      loaded: row.loaded,
      code: row.code,
      path: row.path,
    });
    const present = Object.entries(reading.present).map(([type, count]) => `${type} ${count}`);
    expect(sorted(present)).toEqual(sorted(parts(row.events ?? "", ", ")));
  });

  // What is told of refused events is their faults. Four rows name notes of refused files all the same.
  it.each(rows.filter(({ expect: outcome }) => outcome === "loads"))("$file: what must be told", (row) => {
    const told = readingOf(row.file).notes.map(({ code, count }) => `${code} ${count}`);
    const expected = disagreements[row.file]?.notes ?? row.notes;
    expect(sorted(told)).toEqual(sorted(parts(expected, "; ")));
  });

  // Where nobody can say what kind of record it is, nothing in it is held against the rules of a kind.
  const further = rows.filter((row) => row.expect === "refused" && row.code !== "events.kind-unknown");
  it.each(further)("$file: further faults", (row) => {
    const told = readingOf(row.file)
      .issues.slice(1)
      .map(({ code, path }) => `${code} ${path}`);
    expect(sorted(told)).toEqual(sorted(parts(row.others, "; ")));
  });

  it("disagrees where it says so, and nowhere else", () => {
    for (const [file, { notes, why }] of Object.entries(disagreements)) {
      expect(rows.find((row) => row.file === file)?.notes, why).not.toBe(notes);
      console.log(`disagreement: ${file}: ${notes}: ${why}`);
    }
  });

  it("says of every fault what was expected and what to do, and at which place of which file", () => {
    for (const { file } of rows)
      for (const issue of readingOf(file).issues) {
        expect(issue.file).toBe(file);
        expect(issue.path).toMatch(/^\$/);
        expect(issue.message.startsWith(issue.path)).toBe(true);
        expect(issue.hint).not.toBe("");
        expect(issue.expected).toBeTruthy();
      }
  });
});

/** Texts and numbers of a JSON text, as they were written, with the name above each. */
function* leaves(value: unknown, name = ""): Generator<readonly [name: string, text: string]> {
  if (Array.isArray(value)) for (const each of value) yield* leaves(each, name);
  else if (typeof value === "object" && value !== null)
    for (const [inside, each] of Object.entries(value)) {
      // Names of members are part of what is said, but for those that the model has fields for.
      if (inside.includes(":")) yield [inside, inside];
      yield* leaves(each, inside);
    }
  else if (value !== null) yield [name, String(value)];
}

describe.skipIf(!isThere)("what loads", () => {
  const loading = rows.filter(({ expect: outcome }) => outcome === "loads");

  it.each(loading)("loses nothing of $file", ({ file }) => {
    const { kind, events: read, credentials, rest } = readingOf(file);
    const text = JSON.stringify([kind, read, credentials, rest]);
    const inside = JSON.stringify(text).slice(1, -1);
    const lost = [...leaves(JSON.parse(readFileSync(new URL(file, shared), "utf8")))].filter(
      ([name, leaf]) => {
        // The type of a thing in a list is its field in the model.
        if (name === "type" || (name === "action" && leaf.length < 8)) return false;
        const written = JSON.stringify(leaf).slice(1, -1);
        return (
          !text.includes(written) &&
          !inside.includes(written) &&
          !text.includes(JSON.stringify(written).slice(1, -1))
        );
      },
    );
    expect(lost).toEqual([]);
  });
});

const lotsOf = (portions: readonly Portion[]): string[] =>
  portions.map(({ thing }) => thing.lot ?? `(${thing.serial})`);
const textile = (name: string): string => `epcis/openepcis-textile/epcis_${name}.jsonld`;
const fsma = (name: string): string => `epcis/openepcis-other/us_fsma204_epcis_${name}-cte.jsonld`;
const amounts = (portions: readonly Portion[]): string[] =>
  portions.map(({ thing, quantity, unit }) => `${quantity} ${unit} ${thing.lot}`);

describe.skipIf(!isThere)("what the files hold, as counts.md has it", () => {
  it("counts 217 events of EPCIS, of which 193 load, 24 of them retractions", () => {
    const epcis = rows.filter(({ file }) => file.startsWith("epcis/")).map(({ file }) => readingOf(file));
    const sum = (of: (reading: EventReading) => number): number =>
      epcis.reduce((all, each) => all + of(each), 0);
    expect(sum(({ loaded, refused }) => loaded + refused)).toBe(217);
    expect(sum(({ loaded }) => loaded)).toBe(193);
    const retractions = epcis
      .flatMap((each) => each.events)
      .filter(({ retraction }) => retraction !== undefined);
    expect(retractions.length).toBe(24);
  });

  it("finds the seven transformations of the textile chain, lots on both sides and no quantity", () => {
    const chain = [
      "transformation-spinning",
      "transformation-weaving",
      "transformation-garment",
      "fjordline-aurora-lifecycle",
    ]
      .flatMap((name) => events(textile(name)))
      .filter(({ kind }) => kind === "transformed");
    expect(chain.map(({ inputs, outputs }) => [lotsOf(inputs), lotsOf(outputs)])).toEqual([
      [["RPET-BATCH-2025-044"], ["YARN-RPET-2025-088"]],
      [["YARN-RPET-2025-088", "YARN-PA-2025-022"], ["FABRIC-WJ-2025-015"]],
      [["FABRIC-WJ-2025-015", "DOWN-RDS-2025-007", "TRIM-ZIP-2025-100"], ["(WJ-2025-00301)"]],
      [["RPET-2026-011"], ["YARN-2026-021"]],
      [["YARN-2026-021"], ["GREIGE-2026-031"]],
      [["GREIGE-2026-031"], ["LAMINATE-2026-041"]],
      [["LAMINATE-2026-041"], ["(AUR-2026-000001)"]],
    ]);
    const all = chain.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]);
    expect(
      all.every(
        ({ quantity, unit, list }) => quantity === undefined && unit === undefined && list === "single",
      ),
    ).toBe(true);
  });

  it("reads the amounts of FSMA as they stand", () => {
    const [made] = events(fsma("transformation")).filter(({ kind }) => kind === "transformed");
    expect(amounts(made?.inputs ?? [])).toEqual(["100 CS ABC1234", "50 CS DEF2345"]);
    expect(amounts(made?.outputs ?? [])).toEqual(["2000 CS SALAD-20260420-A"]);
    const packed = events(fsma("initial-packing"))[4];
    expect(amounts(packed?.inputs ?? [])).toEqual(["25000 LBR ABC1234"]);
    expect(amounts(packed?.outputs ?? [])).toEqual(["500 CS ABC1234"]);
  });

  it("finds one event id with two contents across two files", () => {
    const idsOf = (name: string): (string | undefined)[] => events(fsma(name)).map(({ id }) => id);
    expect(idsOf("receiving").filter((id) => idsOf("shipping").includes(id))).toEqual([
      "urn:uuid:4898a223-216a-4f46-9e18-338ccf6fa3ba",
    ]);
  });

  it("tells 13 objects by 14 ids", () => {
    const [event] = events("epcis/openepcis/Capture_Documents_epcisDocWithAllGS1Keys.json");
    const singles = event?.objects.filter(({ list }) => list === "single") ?? [];
    expect(new Set(singles.map(({ thing }) => thing.id)).size).toBe(13);
    expect(singles.filter(({ thing }) => thing.fault !== undefined)).toEqual([]);
  });

  it("reads the two writings of one GS1 example into the same events", () => {
    const things = (name: string) =>
      events(`epcis/gs1/${name}.jsonld`).map(
        ({ objects, inputs, outputs, parent, readPoint, place, from, to }) => ({
          portions: [objects, inputs, outputs].map((side) =>
            side.map(({ thing, quantity, unit }) => ({ id: thing.id, quantity, unit })),
          ),
          ids: [parent, readPoint, place, ...from.map(({ who }) => who), ...to.map(({ who }) => who)].map(
            (id) => id?.id,
          ),
        }),
      );
    const transformed = things("WithDigitalLinkID_Example_9.6.4-TransformationEventWithDigitalLink");
    expect(transformed).toEqual(things("Example_9.6.4-TransformationEvent"));
  });

  it("has issuer, subject, links with hashes and materials of the UNTP passport", () => {
    const [passport] = readingOf("untp/spec/untp-dpp-instance.json").credentials;
    expect(passport?.issuer.name).toBe("Example Company Pty Ltd");
    expect(passport?.product?.id?.id).toBe("https://id.gs1.org/01/09520123456788/21/12345");
    expect(passport?.proof).toBe("none");
    expect(passport?.materials[0]).toMatchObject({
      originCountry: "AU",
      massFraction: "0.2",
      mass: { value: "10", unit: "KGM" },
    });
    const traced = passport?.links.filter(({ process }) => process === "Spinning") ?? [];
    expect(traced.map(({ hash, verifiedRatio }) => `${hash?.slice(0, 7)} ${verifiedRatio}`)).toEqual(
      new Array(4).fill("6239119 0.5"),
    );
  });
});

it("has the table beside it", () => {
  expect(existsSync(fileURLToPath(here("expected.tsv")))).toBe(true);
});
