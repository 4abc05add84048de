import { describe, expect, it, test } from "vitest";
import { newAudit } from "../audit.ts";
import { reading, refusal } from "../reading.fixture.ts";
import { ofacSdnReader } from "./reader.ts";
import { readRemarks } from "./remarks.ts";

const end = "\u001a";
const nothing = "-0- ";
const count = 5_000;
/** A list of made-up mills in the form of the publisher's files. */
const made = (changes: Partial<Record<"sdn" | "add" | "alt", readonly string[]>> = {}) => {
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  const sdn = numbers.map(
    (number) => `${number},"MILL ${number}",${nothing},"TEST",${Array(7).fill(nothing).join(",")},${nothing}`,
  );
  const add = numbers.map((number) => `${number},${number},${nothing},"Town","Ghana",${nothing}`);
  const file = (rows: readonly string[]): string => `${rows.join("\r\n")}\r\n${end}`;
  return {
    "sdn.csv": file([...sdn, ...(changes.sdn ?? [])]),
    "add.csv": file([...add, ...(changes.add ?? [])]),
    "alt.csv": file(changes.alt ?? []),
  };
};
const row = (number: number, cells: readonly string[]): string => [number, ...cells].join(",");
/** The files without the end mark that OFAC's own have, one of them cut at its end. */
const unmarked = (cut = 0) => {
  const files = Object.entries(made());
  return Object.fromEntries(
    files.map(([name, text]) => [name, text.slice(0, -1 - (name === "sdn.csv" ? cut : 0))]),
  );
};
const alias = '5,1,"aka","A",-0- \r\n';
const address = (number: number): string => row(number, ["9000", nothing, nothing, '"Utopia"', nothing]);

describe("ofacSdnReader on made-up files of the publisher's form", () => {
  it("joins entries, addresses and aliases by number; numbers are the ids", () => {
    const remark = "\"a.k.a. 'M; M'; f.k.a. 'OLD M'; Linked To: MILL 7; Website www.example.org.\"";
    const entry = row(6000, ['"MILL 6000"', nothing, '"SDGT] [IRAQ2"', ...Array(7).fill(nothing), remark]);
    const { version, audit } = reading(ofacSdnReader, {
      ...made({
        sdn: [entry],
        add: [address(6000)],
        alt: ['6000,1,"aka","SIXTH MILL",-0- ', '6000,2,"nka","MILL NOW",-0- '],
      }),
    });
    const found = version.entries.at(-1);
    expect(found).toMatchObject({
      kind: "organisation",
      names: [
        { text: "MILL 6000", kind: "primary" },
        { text: "SIXTH MILL", kind: "alias" },
        { text: "MILL NOW", kind: "alias" },
        { text: "M; M", kind: "alias", weak: true },
        { text: "OLD M", kind: "former", weak: true },
      ],
      countries: [],
      sublists: [{ key: "SDGT" }, { key: "IRAQ2" }],
      relations: [{ kind: "linked-to", to: version.entries[6]?.id }],
      remarks: "Website www.example.org",
    });
    expect(audit).toContainEqual({ what: "country not told: Utopia", count: 1 });
  });
  it("reads the files without end marks too", () => {
    const { version } = reading(ofacSdnReader, { ...unmarked(), "alt.csv": alias });
    expect(version.entries).toHaveLength(count);
  });
  it("keeps the id of a number whose name changes, and gives two of one name two ids", () => {
    const listed = (number: number, name: string): string =>
      row(number, [`"${name}"`, nothing, '"TEST"', ...Array(8).fill(nothing)]);
    const before = reading(ofacSdnReader, made({ sdn: [listed(6000, "A")], add: [address(6000)] })).version;
    const same = [listed(6000, "B"), listed(6001, "B")];
    const now = reading(ofacSdnReader, made({ sdn: same, add: [address(6000), address(6001)] }), {
      previous: before,
      retrieved: "2026-08-01",
    }).version;
    const [first, second] = now.entries.slice(-2);
    expect(first?.id).toBe(before.entries.at(-1)?.id);
    expect(second?.id).not.toBe(first?.id);
    expect(first?.names).toEqual([
      { text: "A", kind: "primary", to: "2026-07-31" },
      { text: "B", kind: "primary", from: "2026-08-01" },
    ]);
    expect([first?.firstListed, second?.firstListed]).toEqual(["2026-07-09", "2026-08-01"]);
  });
  it("takes a remark that is cut off at a blank or a full stop for cut, and joins what goes on as it stands", () => {
    const padded = (text: string): string => `${"P".repeat(1_000 - text.length - 2)}; ${text}`;
    const cut = ["Linked To: MILL ", "Linked To: SOME S."].map((text, at) =>
      row(6000 + at, [`"A${at}"`, nothing, '"TEST"', ...Array(7).fill(nothing), `"${padded(text)}"`]),
    );
    const files = made({ sdn: cut, add: [address(6000), address(6001)] });
    const first = reading(ofacSdnReader, files);
    expect(first.version.entries.slice(-2).map(({ relations }) => relations)).toEqual([[], []]);
    expect(first.audit).toContainEqual({ what: "remarks cut off: the last part left out", count: 2 });
    const comments = '6000,"7; Website www.example.org."\r\n6001,"A. WORKS."\r\n';
    const joined = reading(ofacSdnReader, { ...files, "sdn_comments.csv": comments }).version;
    expect(joined.entries.slice(-2).map(({ relations }) => relations[0]?.to)).toEqual([
      joined.entries[6]?.id,
      "SOME S.A. WORKS",
    ]);
    expect(joined.knownGaps).toHaveLength(2);
  });
  test.each([
    [
      "a type that is not known",
      made({ sdn: [row(6000, ['"A"', '"satellite"', '"TEST"', ...Array(8).fill(nothing)])] }),
      "individual, vessel, aircraft, -0-",
    ],
    ["an alias of a kind that is not known", made({ alt: ['5,1,"dba","A",-0- '] }), "aka, fka, nka"],
    ["an alias of no entry", made({ alt: ['7000,1,"aka","A",-0- '] }), "an entry of sdn.csv"],
    [
      "an entry without a row of addresses",
      made({ sdn: [row(6000, ['"A"', nothing, '"TEST"', ...Array(8).fill(nothing)])] }),
      "a row for entry 6000, A (sdn.csv, row 5001)",
    ],
    ["a row with fewer cells", made({ alt: ['5,1,"aka","A"'] }), "5 cells"],
    [
      "numbers that go back",
      made({ alt: ['5,1,"aka","A",-0- ', '4,2,"aka","B",-0- '] }),
      "a number from 5 on",
    ],
    ["a file that breaks off", { ...unmarked(8), "alt.csv": alias }, "a file that ends in a line end"],
    [
      "one file without the end mark of the others",
      { ...made(), "alt.csv": '5,1,"aka","A",-0- \r\n' },
      "the end mark that the other files have",
    ],
    [
      "a web page in place of a file",
      { ...unmarked(), "alt.csv": alias, "add.csv": "<!DOCTYPE html><html></html>" },
      "CSV text",
    ],
  ])("refuses %s", (_, files, expected) => {
    expect(refusal(() => reading(ofacSdnReader, files))).toMatchObject({ code: "list.invalid", expected });
  });
  it("reads an IMO number of vessels only, and refuses one whose check digit does not hold", () => {
    const audit = newAudit();
    const text =
      "Vessel Registration Identification IMO 9187629; alt. Vessel Registration Identification IMO 9187628.";
    expect(readRemarks(text, "vessel", audit).identifiers).toEqual([{ kind: "imo", value: "9187629" }]);
    expect(readRemarks(text, "organisation", audit).identifiers).toEqual([]);
    expect(audit.all().map(({ count: times }) => times)).toEqual([1]);
  });
});
