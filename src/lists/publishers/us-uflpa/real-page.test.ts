import { describe, expect, it } from "vitest";
import { inForce } from "../../../model/in-force.ts";
import type { ListEntry } from "../../../model/list-entry.ts";
import { foldName } from "../../../names/fold.ts";
import { filesOf } from "../../bundled.fixture.ts";
import { readList } from "../../read-list.ts";
import { isThere, reading, realFile } from "../reading.fixture.ts";
import { uflpaReader } from "./reader.ts";

const page = realFile("us-uflpa/dhs-uflpa-entity-list-2026-07-09.html");
const bundled = readList("us-uflpa", filesOf("us-uflpa"));
const official = bundled.entries.filter((entry) => entry.verification === "official");

/** The entry as the page of 9 July 2026 can show it: no names of other sources, no days of earlier times. */
const onPage = (entry: ListEntry) => {
  const { names, sublists } = inForce(entry, "2026-07-09");
  const texts = (kind: string): readonly string[] =>
    names.flatMap((name) => (name.kind === kind ? [foldName(name.text)] : [])).sort();
  return {
    name: entry.name,
    aliases: texts("alias"),
    former: texts("former"),
    sublists: sublists.map(({ key }) => key).sort(),
    clause: entry.openEnded?.clause,
  };
};

describe.skipIf(!isThere("us-uflpa", "the captured page of the UFLPA Entity List"))(
  "uflpaReader on the page of 9 July 2026, against the list that was read by hand",
  () => {
    const { version, audit } = reading(uflpaReader, { "uflpa-entity-list.html": page });
    const byName = new Map(version.entries.map((entry) => [entry.name, entry]));

    it("reads 144 entries, each under the name that the bundled list gives it", () => {
      expect(version.entries).toHaveLength(144);
      expect(official.map(({ name }) => name).filter((name) => !byName.has(name))).toEqual([]);
    });
    it("reads the same names, aliases, former names, sub-lists and clauses, entry for entry", () => {
      const differing = official.flatMap((entry) => {
        const read = byName.get(entry.name);
        const [ours, theirs] = [onPage(entry), read === undefined ? undefined : onPage(read)];
        return JSON.stringify(ours) === JSON.stringify(theirs) ? [] : [{ ours, theirs }];
      });
      expect(differing).toEqual([]);
    });
    it("reads the same day for every row but the amended ones, where the page shows the day of the amendment only", () => {
      const differing = official.flatMap((entry) => {
        const days = new Map(byName.get(entry.name)?.sublists.map(({ key, from }) => [key, from]));
        return entry.sublists.flatMap(({ key, from }) =>
          days.get(key) === from ? [] : [`${entry.name} (${key}): ${from}, page ${days.get(key)}`],
        );
      });
      expect(differing).toEqual([
        "Changhong Meiling Co., Ltd. (ii): 2022-06-21, page 2024-10-03",
        "Changji Esquel Textile Co., Ltd. (v): 2022-06-21, page 2024-11-01",
        "Xinjiang East Hope Nonferrous Metals Co., Ltd. (i): 2022-06-21, page 2024-11-25",
        "Aksu Huafu Color Spinning Co., Ltd. (ii): 2022-06-21, page 2025-01-15",
      ]);
      expect(audit).toEqual([
        {
          what: "perhaps several names in one: Wuyuan County Xuanda Cereals, Oils and Foods Co., Ltd.",
          count: 1,
        },
      ]);
    });
    it("says that history is missing where no earlier version is at hand", () => {
      expect(version.knownGaps).toHaveLength(1);
      expect(version).toMatchObject({ origin: "update", published: "2026-07-09", fictional: false });
    });
  },
);

describe.skipIf(!isThere("us-uflpa", "the captured page of the UFLPA Entity List"))(
  "uflpaReader with the bundled list in force",
  () => {
    const { version } = reading(uflpaReader, { "uflpa-entity-list.html": page }, { previous: bundled });
    const byId = new Map(version.entries.map((entry) => [entry.id, entry]));

    it("loses nothing that the bundled list knows: the same 148 entries, member for member", () => {
      const members = ({ source: _, sourceDate: __, names, ...entry }: ListEntry) => ({
        ...entry,
        names: names.map((name) => JSON.stringify(name)).sort(),
      });
      const differing = bundled.entries.flatMap((entry) => {
        const read = byId.get(entry.id);
        const [ours, theirs] = [members(entry), read === undefined ? undefined : members(read)];
        const keys = Object.keys(ours) as (keyof typeof ours)[];
        return keys
          .filter((key) => JSON.stringify(ours[key]) !== JSON.stringify(theirs?.[key]))
          .map((key) => [entry.name, key, ours[key], theirs?.[key]]);
      });
      expect(differing).toEqual([]);
      expect(version.entries).toHaveLength(bundled.entries.length);
      expect(version.knownGaps).toEqual([]);
    });
    it("is the same version when the same page is read again on a later day", () => {
      const files = { "uflpa-entity-list.html": page };
      const later = reading(uflpaReader, files, { previous: version, retrieved: "2026-07-20" });
      expect(later.version.sha256).toBe(version.sha256);
      expect(later.version.version).toBe(`2026-07-20-${version.sha256.slice(0, 12)}`);
    });
    it("finds a company that was only reported under the fuller name of a later page, and drops the others by name", () => {
      const row = "<tr><td>Chacha Food Company, Limited</td><td>August 3, 2026</td></tr>";
      const later = new TextDecoder().decode(page).replace(/<\/tbody><\/table>(?=<\/div>)/, `${row}$&`);
      const files = { "uflpa-entity-list.html": later };
      const { version: now, audit } = reading(uflpaReader, files, {
        previous: bundled,
        retrieved: "2026-08-20",
      });
      const reported = bundled.entries.find(({ name }) => name === "Chacha Food");
      expect(now.entries.find(({ id }) => id === reported?.id)).toMatchObject({
        name: "Chacha Food Company, Limited",
        verification: "official",
        firstListed: "2026-08-03",
      });
      expect(audit.filter(({ what }) => what.startsWith("reported before"))).toHaveLength(3);
    });
  },
);
