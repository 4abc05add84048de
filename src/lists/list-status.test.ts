import { describe, expect, it } from "vitest";
import { filesOf } from "./bundled.fixture.ts";
import { statusOf } from "./list-status.ts";
import { readList } from "./read-list.ts";

const real = readList("us-uflpa", filesOf("us-uflpa"));
const whole = { ...real, published: "2026-01-01", cadenceDays: 30, knownGaps: [] };

describe("statusOf(version, now)", () => {
  it.each([
    ["2026-01-01T00:00:00Z", 0, false],
    ["2026-01-31T23:59:59Z", 30, false],
    ["2026-02-01T00:00:00Z", 31, true],
    ["2025-12-31T23:00:00Z", -1, false],
  ])("%s: %i days old, stale %s", (now, ageDays, stale) => {
    const status = statusOf(whole, now);
    expect(status).toMatchObject({ ageDays, stale });
    expect(status.staleBecause.length > 0).toBe(stale);
  });
  it("is stale on its first day when something is known to be missing, and says what", () => {
    const status = statusOf({ ...whole, knownGaps: ["39 names"] }, "2026-01-01T00:00:00Z");
    expect(status).toMatchObject({
      stale: true,
      staleBecause: ["known gap: 39 names"],
      knownGaps: ["39 names"],
    });
  });
  it("carries key, version, number of entries, hash and origin", () =>
    expect(statusOf(real, "2026-11-22T00:00:00Z")).toMatchObject({
      key: "us-uflpa",
      published: "2026-07-09",
      entries: 148,
      sha256: real.sha256,
      version: real.version,
      origin: "bundled",
      stale: true,
      ageDays: 136,
    }));
});
