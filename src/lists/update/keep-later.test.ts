import { describe, expect, it } from "vitest";
import { keepLater } from "./keep-later.ts";
import { smallEntry, smallVersion } from "./small-list.fixture.ts";

const lumo = smallEntry("Lumo Gin");
const reported = smallEntry("Tarn Mill", { firstListed: "2026-08-03", verification: "reported" });
const before = smallVersion("2026-07-09", [lumo, reported], { knownGaps: ["39 names of August"] });

describe("an old page that is handed over today", () => {
  it("takes no entry off the list that was listed after its day, and closes no gap", () => {
    const kept = keepLater(smallVersion("2026-07-09", [lumo]), before);
    expect(kept.entries).toEqual([lumo, reported]);
    expect(kept.knownGaps).toEqual(["39 names of August"]);
    expect(kept.version).toMatch(/^2026-07-09-[0-9a-f]{12}$/);
  });
});

describe("a page of a later day", () => {
  it("is left as it is: it knows what came before it", () => {
    const page = smallVersion("2026-11-15", [lumo]);
    expect(keepLater(page, before)).toEqual(page);
  });

  it("keeps what is said to be listed from a later day still", () => {
    const page = smallVersion("2026-08-01", [lumo]);
    const kept = keepLater(page, before);
    expect([kept.entries, kept.knownGaps]).toEqual([[lumo, reported], []]);
  });
});
