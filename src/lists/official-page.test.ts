import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inForce } from "../model/in-force.ts";
import type { ListEntry } from "../model/list-entry.ts";
import { foldName } from "../names/fold.ts";
import { filesOf } from "./bundled.fixture.ts";
import type { PageRow } from "./official-page.fixture.ts";
import { readOfficialPage } from "./official-page.fixture.ts";
import { readList } from "./read-list.ts";

const shared = new URL("../../../shared/data/lists/", import.meta.url);
const page = new URL("us-uflpa/dhs-uflpa-entity-list-2026-07-09.html", shared);
const orders = new URL("us-cbp-wro/cbp-wro-2026-06-23.json", shared);

const there = (file: URL, what: string): boolean => {
  if (existsSync(file)) return true;
  console.log(`skipped: ${what} is not beside the repository (../shared/data/lists)`);
  return false;
};

describe.skipIf(!there(page, "the captured page of the UFLPA Entity List"))(
  "us-uflpa against the official page",
  () => {
    const rows = existsSync(page) ? readOfficialPage(readFileSync(page, "utf8")) : [];
    const entries = readList("us-uflpa", filesOf("us-uflpa")).entries.filter(
      (entry) => entry.verification === "official",
    );
    const onPage = (entry: ListEntry) =>
      inForce(entry, "2026-07-09").names.filter((name) => name.kind !== "local");
    const byName = new Map(
      entries.flatMap((entry) => onPage(entry).map((name) => [foldName(name.text), entry] as const)),
    );
    const rowsOf = (entry: ListEntry): readonly PageRow[] =>
      rows.filter((row) => byName.get(foldName(row.name)) === entry);

    it("reads the page's three tables: 9, 43 and 108 rows", () => {
      const count = (sublist: string): number => rows.filter((row) => row.sublist === sublist).length;
      expect([count("i"), count("ii"), count("v")]).toEqual([9, 43, 108]);
    });
    it("has an entry for every row, and no entry that the page lacks", () => {
      expect(rows.filter((row) => !byName.has(foldName(row.name))).map((row) => row.name)).toEqual([]);
      expect(entries.filter((entry) => rowsOf(entry).length === 0).map((entry) => entry.name)).toEqual([]);
      expect(entries).toHaveLength(144);
    });
    it("bears the page's own spelling of every name", () => {
      const spelled = new Set(rows.map((row) => row.name));
      expect(entries.filter((entry) => !spelled.has(entry.name)).map((entry) => entry.name)).toEqual([]);
    });
    it("carries exactly the page's names, aliases and former names", () => {
      const differing = entries.flatMap((entry) => {
        const fold = (names: readonly string[]): string =>
          [...new Set(names.map(foldName))].sort().join("; ");
        const kinds = (kind: string): readonly string[] =>
          onPage(entry).flatMap((name) => (name.kind === kind ? [name.text] : []));
        const read = rowsOf(entry);
        const own = new Set(kinds("primary").map(foldName));
        const titles = read.map((row) => row.name).filter((name) => !own.has(foldName(name)));
        const aliases = fold([...read.flatMap((row) => row.aliases), ...titles]);
        const former = fold(read.flatMap((row) => row.former));
        return fold(kinds("alias")) === aliases && fold(kinds("former")) === former
          ? []
          : [[entry.name, aliases, former]];
      });
      expect(differing).toEqual([]);
    });
    it("stands every entry on exactly the page's sub-lists", () => {
      const differing = entries.filter((entry) => {
        const ours = inForce(entry, "2026-07-09").sublists.map((sublist) => sublist.key);
        return (
          ours.toSorted().join() !==
          rowsOf(entry)
            .map((row) => row.sublist)
            .toSorted()
            .join()
        );
      });
      expect(differing.map((entry) => entry.name)).toEqual([]);
    });
    it("takes the page's day for every row, or has it as the day of an amendment and says what was inferred", () => {
      const differing = entries.flatMap((entry) =>
        rowsOf(entry).filter((row) => {
          const from = entry.sublists.find((sublist) => sublist.key === row.sublist)?.from;
          return (
            from !== row.effective && !(entry.amended.includes(row.effective) && entry.remarks !== undefined)
          );
        }),
      );
      expect(differing).toEqual([]);
    });
    it("departs from the page's day for the four amended entries only", () => {
      const earlier = entries.filter((entry) =>
        rowsOf(entry).every((row) => row.effective > entry.firstListed),
      );
      expect(earlier.map((entry) => entry.name).toSorted()).toEqual([
        "Aksu Huafu Color Spinning Co., Ltd.",
        "Changhong Meiling Co., Ltd.",
        "Changji Esquel Textile Co., Ltd.",
        "Xinjiang East Hope Nonferrous Metals Co., Ltd.",
      ]);
    });
    it("has every open-ended clause of the page", () => {
      const differing = entries.filter((entry) => {
        const clauses = new Set(rowsOf(entry).flatMap((row) => (row.clause === "" ? [] : [row.clause])));
        return [...clauses].join() !== (entry.openEnded?.clause ?? "");
      });
      expect(differing.map((entry) => entry.name)).toEqual([]);
    });
  },
);

interface OrderRow {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly status: string;
  readonly effective_date: string;
  readonly notes: string;
}

describe.skipIf(!there(orders, "the CBP file of 2026-06-23"))(
  "us-cbp-wro against the publisher's file",
  () => {
    const file: { readonly entities: readonly OrderRow[] } = existsSync(orders)
      ? JSON.parse(readFileSync(orders, "utf8"))
      : { entities: [] };
    const entries = readList("us-cbp-wro", filesOf("us-cbp-wro")).entries.filter(
      (entry) => entry.verification === "official",
    );
    const typeOf = (row: OrderRow): string => row.notes.split(";")[0] ?? "";
    const merchandiseOf = (row: OrderRow): string =>
      /Merchandise: ([^;]*)/.exec(row.notes)?.[1]?.trim() ?? "";
    /** An entry belongs to a row of its day and type that names it; an order on a place, to the row of its goods. */
    const belongs = (entry: ListEntry, row: OrderRow): boolean =>
      entry.firstListed === row.effective_date &&
      entry.sublists[0]?.key === typeOf(row) &&
      foldName(entry.merchandise ?? "") === foldName(merchandiseOf(row)) &&
      (entry.kind === "order" || named(entry, row));
    const named = (entry: ListEntry, row: OrderRow): boolean => {
      const text = [row.name, ...row.aliases].map(foldName).join(" ");
      return entry.names.every((name) =>
        foldName(name.text)
          .split(" ")
          .every((word) => text.includes(word)),
      );
    };

    it("has an entry for each of the 67 rows, and no official entry without one", () => {
      expect(file.entities).toHaveLength(67);
      expect(
        file.entities.filter((row) => !entries.some((entry) => belongs(entry, row))).map((row) => row.name),
      ).toEqual([]);
      expect(
        entries
          .filter((entry) => !file.entities.some((row) => belongs(entry, row)))
          .map((entry) => entry.name),
      ).toEqual([]);
    });
    it("bears the publisher's status", () => {
      const differing = entries.filter(
        (entry) => !file.entities.some((row) => belongs(entry, row) && row.status === entry.status),
      );
      expect(differing.map((entry) => [entry.name, entry.status])).toEqual([]);
    });
  },
);
