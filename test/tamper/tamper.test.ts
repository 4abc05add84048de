import { describe, expect, it } from "vitest";
import { attacks, flips, honestLogs, honestWorkspaces } from "./measure.ts";

describe("what was altered", () => {
  it("is found, whichever bit it is, in log, document, rows, list and checkpoint", async () => {
    const results = await flips(11, { every: 5, wholly: 401 });
    expect(results.map(({ what }) => what.split(",")[0])).toEqual(
      ["a line of the log", "originals", "records", "lists", "checkpoints"].flatMap((what) => [what, what]),
    );
    for (const { missed, flipped, what } of results) {
      expect([what, missed]).toEqual([what, []]);
      expect(flipped).toBeGreaterThan(0);
    }
  });

  it("is found against what is held outside, also where everything in the folder fits to it", async () => {
    const results = await attacks(1, 50);
    expect(results.map(({ change, forger, found }) => [change, forger, found])).toEqual(
      results.map(({ change, forger }) => [change, forger, 1]),
    );
    for (const { forger, foundByKey } of results) if (forger !== "plain") expect(foundByKey).toBe(1);
  });
});

describe("what was not altered", () => {
  it("raises no alarm in a thousand logs", () => {
    const { alarms, checkpoints } = honestLogs(1000, 7);
    expect(alarms).toEqual([]);
    expect(checkpoints).toBeGreaterThan(1000);
  });

  it("raises none in real workspaces, with all that may happen to them", async () => {
    const { alarms, verifications, erased } = await honestWorkspaces(12, 100);
    expect(alarms).toEqual([]);
    expect(verifications).toBeGreaterThan(12);
    expect(erased).toBeGreaterThan(0);
  });
});
