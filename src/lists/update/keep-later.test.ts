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
  const august = smallEntry("Weir Foods", { firstListed: "2026-08-03" });

  it("is left as it is where it lists an entry as young as the reported one: it knows what came before it", () => {
    const page = smallVersion("2026-11-15", [lumo, august]);
    expect(keepLater(page, before)).toEqual(page);
  });

  it("keeps what is said to be listed from a later day still, and with it the gap", () => {
    const page = smallVersion("2026-08-01", [lumo]);
    const kept = keepLater(page, before);
    expect([kept.entries, kept.knownGaps]).toEqual([[lumo, reported], before.knownGaps]);
  });

  it("keeps what was reported, and the gap, where nothing on it is as young: its content lags behind its day", () => {
    const page = smallVersion("2026-11-15", [lumo, smallEntry("Older Mill", { firstListed: "2026-08-02" })]);
    const kept = keepLater(page, before);
    expect([kept.entries.at(-1), kept.knownGaps]).toEqual([reported, before.knownGaps]);
    expect(kept.published).toBe("2026-11-15");
  });

  it("is not taken to be as young by an entry that ended, or by another that was only reported", () => {
    const others = [
      { ...august, removed: "2026-09-01" },
      smallEntry("Other Foods", { firstListed: "2026-09-01", verification: "reported" }),
    ];
    const kept = keepLater(smallVersion("2026-11-15", [lumo, ...others]), before);
    expect([kept.entries.at(-1), kept.knownGaps]).toEqual([reported, before.knownGaps]);
  });

  it("ends a gap beside which nothing was reported, as before", () => {
    const page = smallVersion("2026-11-15", [lumo]);
    const without = smallVersion("2026-07-09", [lumo], { knownGaps: ["39 names of August"] });
    expect(keepLater(page, without)).toEqual(page);
  });

  it("takes an official entry off the list that it does not have", () => {
    const page = smallVersion("2026-11-15", [lumo]);
    expect(keepLater(page, smallVersion("2026-07-09", [lumo, august]))).toEqual(page);
  });
});
