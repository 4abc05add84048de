import { describe, expect, it, test } from "vitest";
import { fuzz, inParallel, type Tally } from "./harness.ts";
import { inputOfKept, keptInputs, toKept } from "./kept.ts";
import { planted } from "./planted.ts";
import { inputOf, readerNames } from "./readers.ts";
import { reduced } from "./reduce.ts";
import { mostMb } from "./worker.ts";

/** The scheduled run, `scripts/fuzz.ts`, begins elsewhere: these are other inputs. */
const firstSeed = 3_000_000_000;
const inputs = 20_000;

const print = (name: string, tally: Tally): void => {
  const outcomes = Object.entries(tally.outcomes).map(([outcome, count]) => `${outcome} ${count}`);
  process.stdout.write(
    `fuzz ${name}: ${tally.inputs} inputs, slowest ${tally.slowestMs} ms (seed ${tally.slowest}), ${tally.peakMb} MB; ${outcomes.join(", ")}\n`,
  );
};

describe("mutated inputs", () => {
  it("are the same for the same seed, and others for another", () => {
    for (const reader of readerNames) {
      const [first, again, other] = [7, 7, 8].map((seed) => inputOf(reader, seed));
      expect(first).toEqual(again);
      expect(first).not.toEqual(other);
    }
  });

  it("come back from a file as they were", () => {
    for (const reader of readerNames) {
      const input = inputOf(reader, 11);
      const kept = JSON.parse(JSON.stringify(toKept(reader, 11, "nothing", input)));
      expect({ ...inputOfKept(kept), bytes: Buffer.from(input.bytes) }).toEqual({
        ...input,
        bytes: Buffer.from(input.bytes),
      });
    }
  });

  test("that once found a fault are read", { timeout: 300_000 }, async () => {
    const kept = keptInputs();
    expect(kept.length).toBeGreaterThan(0);
    const tally = await fuzz({ reader: "kept", from: 0, to: kept.length });
    print("kept", tally);
    expect(tally.faults).toEqual([]);
    expect(tally.inputs).toBe(kept.length);
  });

  test(`are read or refused with a reason: ${inputs} for each reader, none crashes, none hangs, none takes ${mostMb} MB`, {
    timeout: 1_800_000,
  }, async () => {
    const tallies = await inParallel(readerNames, 2, async (reader) => {
      const tally = await fuzz({ reader, from: firstSeed, to: firstSeed + inputs });
      print(reader, tally);
      return tally;
    });
    expect(tallies.flatMap(({ faults }) => faults)).toEqual([]);
    for (const [index, tally] of tallies.entries()) {
      const reader = readerNames[index];
      expect({ reader, inputs: tally.inputs }).toEqual({ reader, inputs });
      expect(tally.peakMb, reader).toBeLessThan(mostMb);
      // Mutations that are all refused, or all read, look for nothing.
      const read = tally.outcomes.read ?? 0;
      expect(read, reader).toBeGreaterThan(inputs / 10);
      expect(read, reader).toBeLessThan(inputs * 0.95);
    }
  });
});

describe("fuzz(stretch)", () => {
  it("sees every kind of fault that is planted, says its seed, and goes on behind it", {
    timeout: 300_000,
  }, async () => {
    const tally = await fuzz({ reader: "planted", from: 0, to: planted.length });
    const seen = tally.faults.map(({ kind, seed, what }) => [seed, kind, what.split("\n")[0]]);
    expect(seen.toSorted(([a], [b]) => Number(a) - Number(b))).toEqual([
      [2, "crash", "TypeError: planted"],
      [3, "crash", "Error: nobody waits for this"],
      [4, "crash", "Error: thrown later"],
      [6, "hang", "ended by the watchdog"],
      [7, "crash", expect.stringContaining("the process ended with code 13")],
      [8, "crash", expect.stringContaining("the process ended with SIGABRT")],
      [9, "hang", expect.stringMatching(/^\d{4} ms$/)],
      [10, "memory", expect.stringMatching(/^\d+ MB at the peak/)],
    ]);
    expect(tally.outcomes).toEqual({ read: 4, "file.empty": 1, crash: 5, hang: 2 });
    expect(tally.inputs).toBe(planted.length);
    expect(tally.peakMb).toBeGreaterThan(mostMb);
  });

  it("counts every input once", async () => {
    const tally = await fuzz({ reader: "jsonl", from: 5, to: 25 });
    expect(tally).toMatchObject({ inputs: 20, faults: [] });
    expect(tally.slowest).toBeGreaterThanOrEqual(5);
  });
});

describe("reduced(reader, input)", () => {
  it("leaves an input as it is that does nothing wrong", async () => {
    const input = inputOf("csv", 3);
    expect(await reduced("csv", input)).toEqual(input);
  });
});
