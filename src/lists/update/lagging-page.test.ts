import { describe, expect, it } from "vitest";
import { filesOf } from "../bundled.fixture.ts";
import { keepRemoved } from "../publishers/keep-removed.ts";
import { isThere, realFile } from "../publishers/reading.fixture.ts";
import { uflpaReader } from "../publishers/us-uflpa/reader.ts";
import { readList } from "../read-list.ts";
import { judgeVersion } from "./judge-version.ts";
import { keepLater } from "./keep-later.ts";
import { listed } from "./version-check.ts";

const page = new TextDecoder().decode(realFile("us-uflpa/dhs-uflpa-entity-list-2026-07-09.html"));
const bundled = readList("us-uflpa", filesOf("us-uflpa"));
const reported = bundled.entries.filter(({ verification }) => verification === "reported");
const bytesOf = (html: string): Uint8Array => new TextEncoder().encode(html);
const row = (name: string, day: string): string => `<tr><td>${name}</td><td>${day}</td></tr>`;
const withRow = (more: string): string => page.replace("<tr><td>Camel Group", `${more}<tr><td>Camel Group`);

/** The page as it is put in force on a day: read, judged, joined with the bundled list. */
function put(html: string, retrieved: string) {
  const files = [{ name: "uflpa-entity-list.html", bytes: bytesOf(html) }];
  const candidate = uflpaReader.read({ files, retrieved, previous: bundled }).version;
  const checks = judgeVersion({ candidate, inForce: bundled, bounds: uflpaReader.bounds, today: retrieved });
  return { checks, version: keepRemoved(keepLater(candidate, bundled), bundled) };
}

describe.skipIf(!isThere("us-uflpa", "the captured page of the UFLPA Entity List"))(
  "the page of July 2026, read in November, against the bundled list",
  () => {
    it("keeps the entries that were reported for August, and the gaps: it reaches to January 2025", () => {
      const { checks, version } = put(page, "2026-11-01");
      expect(checks.filter(({ result }) => result !== "pass")).toEqual([]);
      expect(reported).toHaveLength(4);
      for (const entry of reported) expect(version.entries).toContainEqual(entry);
      expect(version.knownGaps).toEqual(expect.arrayContaining([...bundled.knownGaps]));
      expect([version.published, listed(version).length, version.entries.length]).toEqual([
        "2026-11-01",
        148,
        148,
      ]);
    });

    it("ends them, and closes the gaps, once it lists an entry of August under another name", () => {
      const { version } = put(withRow(row("Weir Foods Co., Ltd.", "August 3, 2026")), "2026-11-01");
      expect(listed(version).filter(({ verification }) => verification === "reported")).toEqual([]);
      expect(version.knownGaps).toEqual([]);
    });
  },
);
