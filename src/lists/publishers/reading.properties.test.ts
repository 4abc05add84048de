import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SelvedgeError } from "../../model/issue.ts";
import { parseVersion, serialiseVersion } from "../serialise-version.ts";
import type { PublisherReader } from "./publisher-reader.ts";
import { publisherReaders } from "./publishers.ts";
import { isThere, reading, realFile } from "./reading.fixture.ts";

interface Spoiling {
  readonly cut: number;
  readonly places: readonly { readonly at: number; readonly byte: number }[];
}

const spoiling: fc.Arbitrary<Spoiling> = fc.record({
  cut: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
  places: fc.array(fc.record({ at: fc.double({ min: 0, max: 0.9999, noNaN: true }), byte: fc.nat(255) }), {
    maxLength: 20,
  }),
});

function spoiled(bytes: Uint8Array, { cut, places }: Spoiling): Uint8Array {
  const copy = bytes.slice(0, Math.round(bytes.length * cut));
  for (const { at, byte } of places) if (copy.length > 0) copy[Math.floor(at * copy.length)] = byte;
  return copy;
}

/** Either a version that satisfies its own rules, or a SelvedgeError that says where; never anything else. */
function holds(reader: PublisherReader, files: Readonly<Record<string, Uint8Array>>): void {
  try {
    const { version } = reading(reader, files, { key: reader.keys === "given" ? "test" : undefined });
    const open = version.entries.filter(({ removed }) => removed === undefined).length;
    expect(open).toBeGreaterThanOrEqual(reader.bounds.min);
    expect(open).toBeLessThanOrEqual(reader.bounds.max);
    expect(new Set(version.entries.map(({ id }) => id)).size).toBe(version.entries.length);
    parseVersion(serialiseVersion(version));
  } catch (error) {
    if (!(error instanceof SelvedgeError)) throw error;
    expect(error.issue.code).toBe("list.invalid");
    expect(error.issue.message).not.toBe("");
  }
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const rows = (count: number, row: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => row(at)).join("\n");
const uflpaTable = (paragraph: string, from: number, count: number): string =>
  `<p>Section 2(d)(2)(B)(${paragraph})</p><table><tr><th>Name of Entity</th><th>Effective Date</th></tr>${rows(
    count,
    (at) =>
      `<tr><td>Mill ${from + at} Co., Ltd. (also known as M${from + at}; and N${from + at}) and subsidiaries</td><td>June 21, 2022</td></tr>`,
  )}</table>`;

/** A small whole file for every reader but OFAC's, whose list cannot be small. */
const samples: Readonly<Record<string, Readonly<Record<string, Uint8Array>>>> = {
  "us-uflpa": {
    "uflpa-entity-list.html": bytes(
      `<html><body>${uflpaTable("i", 0, 40)}${uflpaTable("ii", 40, 50)}${uflpaTable("v", 90, 45)}</body></html>`,
    ),
  },
  "us-cbp-wro": {
    "withhold-release-orders-findings.csv": bytes(
      `Type,Entity,Country,Merchandise,Status,Effective Date\n${rows(70, (at) => `WRO,"Mill ${at} Co., Ltd. and its subsidiaries",China,Pipes,Active,1/2/2020`)}`,
    ),
  },
  "us-dol-tvpra": {
    "list-of-goods.csv": bytes(
      `Country,Good,Child Labor,Forced Labor\n${rows(420, (at) => `Ghana,Good ${at},Yes,No`)}`,
    ),
  },
  ftm: {
    "entities.ftm.json": bytes(
      rows(
        5,
        (at) =>
          `{"id":"e${at}","caption":"Mill ${at}","schema":"Company","properties":{"name":["Mill ${at}"],"country":["cn"]},"target":true,"first_seen":"2023-01-01T00:00:00"}`,
      ),
    ),
  },
  "ftm-simple": {
    "targets.simple.csv": bytes(
      `id,schema,name,aliases,birth_date,countries,identifiers,first_seen,last_seen\n${rows(5, (at) => `e${at},Company,Mill ${at},"A;""B;C""",,cn,,2023-01-01,2024-01-01`)}`,
    ),
  },
  "own-list": {
    "own-list.csv": bytes(
      `name,kind,listed,source,source_date\n${rows(5, (at) => `Mill ${at},organisation,2024-01-02,board,2024-01-02`)}`,
    ),
  },
};

describe("a reader given cut or spoiled files", () => {
  const small = publisherReaders.filter(({ key }) => key in samples);
  it.each(small.map((reader) => [reader.key, reader] as const))(
    "%s reads its whole sample",
    (key, reader) => {
      const files = samples[key] ?? {};
      const { version } = reading(reader, files, { key: reader.keys === "given" ? "test" : undefined });
      expect(version.entries.length).toBeGreaterThanOrEqual(reader.bounds.min);
    },
  );
  it.each(small.map((reader) => [reader.key, reader] as const))(
    "%s gives a version or says what is wrong",
    (key, reader) => {
      const files = Object.entries(samples[key] ?? {});
      fc.assert(
        fc.property(spoiling, (how) =>
          holds(reader, Object.fromEntries(files.map(([name, held]) => [name, spoiled(held, how)]))),
        ),
        { numRuns: 150 },
      );
    },
  );
  it.each(publisherReaders.map((reader) => [reader.key, reader] as const))(
    "%s refuses bytes of chance",
    (_, reader) => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 400 }), (chance) =>
          holds(reader, Object.fromEntries(reader.files.map(({ name }) => [name, chance]))),
        ),
        { numRuns: 60 },
      );
    },
  );
});

describe.skipIf(!isThere("us-ofac-sdn-csv", "OFAC's three files"))("OFAC's files, cut or spoiled", () => {
  const reader = publisherReaders.find(({ key }) => key === "us-ofac-sdn");
  const names = ["sdn.csv", "add.csv", "alt.csv"];
  const real = names.map((name) => [name, realFile(`us-ofac-sdn-csv/${name}`)] as const);
  it("give a version or say what is wrong", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(spoiling, fc.constantFrom(...names), (how, which) => {
        if (reader === undefined) throw new Error("no reader");
        holds(
          reader,
          Object.fromEntries(real.map(([name, held]) => [name, name === which ? spoiled(held, how) : held])),
        );
      }),
      { numRuns: 12 },
    );
  });
});
