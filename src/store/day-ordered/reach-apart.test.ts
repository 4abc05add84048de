import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { layOutEdges } from "../../tracing/columns/lay-out.ts";
import { type Progress, type Question, reach } from "../../tracing/columns/reach.ts";
import { openEnd } from "../../tracing/network.ts";
import { type ApartNetwork, reachApart } from "./reach-apart.ts";
import { writeDayFile } from "./write-day-file.ts";

/** A ring of parties over many days: whatever day a trace is stopped on, there is more to find after it. */
const parties = 500;
const edges = Array.from({ length: 20_000 }, (_, place) => {
  const day = place % 400;
  return {
    from: place % parties,
    to: (place * 7 + 1) % parties,
    good: place % 4,
    earliest: day,
    latest: place % 50 === 0 ? openEnd : day,
  };
});
const { network } = layOutEdges(parties, 4, edges);
const fits = (before: number, after: number): boolean => after >= before;
const questions: readonly Question[] = (["down", "up"] as const).flatMap((direction) =>
  [undefined, { least: 1, most: 20 }].map((dwell) => ({ direction, seeds: [{ party: 3 }], fits, dwell })),
);

let folder = "";
let path = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "selvedge-reach-apart-"));
  path = join(folder, "network");
  writeDayFile(path, network, 500);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  ["a network in memory", () => network],
  ["a day-ordered file", () => path],
] as const)("a trace through %s in a worker", (_, of) => {
  const apart = (question: Question, options: Parameters<typeof reachApart>[3] = {}) =>
    reachApart(of() as ApartNetwork, network.classes, question, { block: 500, ...options });

  it("answers as it does here, and tells of each block", async () => {
    for (const question of questions) {
      const told: Progress[] = [];
      const states = await apart(question, { told: (progress) => told.push(progress) });
      expect(states).toEqual(reach(network, question));
      expect(told.length).toBeGreaterThan(20);
      expect(told.at(-1)).toEqual({ edges: 19_600, of: 19_600, done: true });
      const read = told.map(({ edges: so }) => so);
      expect(read).toEqual([...read].sort((a, b) => a - b));
    }
  });

  it("ends within a block when it is cancelled, and says how far it was", async () => {
    let cancelled = false;
    // The trace may be over before its first word of progress gets here: then nothing was left to cancel, and it is asked again.
    for (let again = 0; again < 50 && !cancelled; again += 1) {
      const stopper = new AbortController();
      const told: Progress[] = [];
      const trace = apart(questions[0] as Question, {
        signal: stopper.signal,
        told: (progress) => {
          told.push(progress);
          stopper.abort();
        },
      });
      cancelled = await trace.then(
        () => false,
        () => true,
      );
      if (!cancelled) continue;
      await expect(trace).rejects.toMatchObject({ issue: { code: "job.cancelled" } });
      await expect(trace).rejects.toThrow(/Cancelled after \d+ of 19600 dated movements/u);
      expect(told.every(({ done }) => !done)).toBe(true);
    }
    expect(cancelled).toBe(true);
    const stopper = new AbortController();
    stopper.abort();
    await expect(apart(questions[0] as Question, { signal: stopper.signal })).rejects.toThrow(
      /Cancelled after 0/u,
    );
  });

  it("fails as it does here", async () => {
    await expect(apart({ direction: "down", seeds: [{ party: parties }], fits })).rejects.toMatchObject({
      issue: { code: "reference.missing", message: expect.stringContaining(`party ${parties}`) },
    });
    const thrown = new Error("told in vain");
    const told = () => {
      throw thrown;
    };
    await expect(apart(questions[0] as Question, { told })).rejects.toBe(thrown);
  });
});

it("says what is wrong with a file that a worker cannot read", async () => {
  const broken = join(folder, "broken");
  writeFileSync(broken, "SLVGDAYS and nothing else that is of any use, but longer than a header is");
  await expect(reachApart(broken, 4, questions[0] as Question)).rejects.toMatchObject({
    issue: { code: "file.format", file: broken },
  });
  await expect(reachApart(join(folder, "none"), 4, questions[0] as Question)).rejects.toMatchObject({
    issue: { code: "file.missing" },
  });
});
