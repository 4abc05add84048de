import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { NewEvent } from "../events/event-table.ts";
import { codeOf, decisionEvent, now, temporaryFolder } from "../workspace.fixture.ts";
import { type EventLogOptions, openEventLog } from "./event-log.ts";
import { type LogDisk, realDisk } from "./log-disk.ts";
import { mendTail } from "./mend-tail.ts";
import { scanLog } from "./scan-log.ts";

const open = (dir: string, options: Partial<EventLogOptions> = {}) =>
  openEventLog(dir, scanLog(dir), { write: true, ...options });

const logText = (dir: string, name = "000001.jsonl"): string => readFileSync(join(dir, "log", name), "utf8");
const three: readonly NewEvent[] = [
  decisionEvent(now),
  decisionEvent(now, { hit: "h2" }),
  decisionEvent(now, { hit: "h3" }),
];

function filled(steps: readonly (readonly NewEvent[])[], options: Partial<EventLogOptions> = {}): string {
  const dir = temporaryFolder();
  const log = open(dir, options);
  for (const step of steps) log.append(step);
  log.close();
  return dir;
}

describe("log.append(events)", () => {
  it("chains events and gives back what a later opening reads", () => {
    const dir = temporaryFolder();
    const log = open(dir);
    const logged = [...log.append(three.slice(0, 1)), ...log.append(three.slice(1))];
    log.close();
    expect(logged.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(logged[2]?.prev).toBe(logged[1]?.hash);
    expect(open(dir).read()).toEqual(logged);
    expect(scanLog(dir).problems).toEqual([]);
  });

  it("gives the same bytes for the same events at the same instants", () => {
    expect(logText(filled([three, three]))).toBe(logText(filled([three, three])));
  });

  it("goes on in the next file when one is full, and reads them as one log", () => {
    const dir = filled([three, three, three], { segmentBytes: 600 });
    expect(logText(dir, "000002.jsonl")).not.toBe("");
    expect(
      open(dir)
        .read()
        .map(({ seq }) => seq),
    ).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(scanLog(dir).problems).toEqual([]);
  });

  it("refuses what its schema does not know, and writes nothing of the step", async () => {
    const dir = temporaryFolder();
    const log = open(dir);
    expect(await codeOf(() => log.append([three[0]!, decisionEvent(now, { date: "2026-02-30" })]))).toBe(
      "bug",
    );
    expect(await codeOf(() => log.append([decisionEvent("yesterday")]))).toBe("bug");
    expect(log.read()).toEqual([]);
  });

  it("refuses to write where it was opened for reading", async () => {
    expect(await codeOf(() => open(temporaryFolder(), { write: false }).append(three))).toBe("bug");
  });
});

describe("a disk that fails", () => {
  const failing = (code: string) => (): never => {
    throw Object.assign(new Error(code), { code, syscall: "write" });
  };
  const failures: readonly [string, Partial<LogDisk>][] = [
    ["refuses to open", { open: failing("EROFS") }],
    ["is full", { write: failing("ENOSPC") }],
    ["is full after 100 bytes", { write: writeThenFail(100, failing("ENOSPC")) }],
    ["fails to flush", { sync: failing("EIO") }],
    [
      "is full and cannot even be cut",
      { write: writeThenFail(100, failing("EIO")), truncate: failing("EIO") },
    ],
  ];
  function writeThenFail(bytes: number, then: () => never): LogDisk["write"] {
    let written = 0;
    return (handle, rest) => {
      if (written >= bytes) return then();
      const count = realDisk.write(handle, rest.subarray(0, bytes));
      written += count;
      return count;
    };
  }

  test.each(failures)("that %s: a clear error, no event, and the log opens again", async (_, broken) => {
    const dir = filled([three]);
    const log = open(dir, { disk: { ...realDisk, ...broken } });
    expect(await codeOf(() => log.append(three))).toBe("workspace.write");
    expect(log.read()).toHaveLength(3);
    log.close();
    const scan = scanLog(dir);
    expect(scan.problems).toEqual([]);
    expect(scan.events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it("writes no more after a failure until the log is opened anew", async () => {
    let fails = true;
    const sync = (handle: number): void => (fails ? failing("EIO")() : realDisk.sync(handle));
    const log = open(temporaryFolder(), { disk: { ...realDisk, sync } });
    await codeOf(() => log.append(three));
    fails = false;
    expect(await codeOf(() => log.append(three))).toBe("workspace.write");
  });

  it("that takes one byte at a time loses nothing", () => {
    const dir = filled([three], {
      disk: { ...realDisk, write: (handle, b) => realDisk.write(handle, b.subarray(0, 1)) },
    });
    expect(logText(dir)).toBe(logText(filled([three])));
  });
});

describe("a torn tail", () => {
  it("of any length is cut back to the last whole step, and kept aside", () => {
    const dir = filled([three.slice(0, 1), three]);
    const whole = readFileSync(join(dir, "log", "000001.jsonl"));
    const firstStep = whole.indexOf(0x0a) + 1;
    fc.assert(
      fc.property(fc.integer({ min: firstStep + 1, max: whole.length - 2 }), (length) => {
        writeFileSync(join(dir, "log", "000001.jsonl"), whole.subarray(0, length));
        const scan = scanLog(dir);
        expect(scan.problems).toEqual([]);
        expect(scan.events).toHaveLength(1);
        const mended = mendTail(dir, scan.tail!);
        expect(readFileSync(join(dir, mended.keptAt!))).toEqual(whole.subarray(firstStep, length));
        expect(readFileSync(join(dir, "log", "000001.jsonl"))).toEqual(whole.subarray(0, firstStep));
        expect(scanLog(dir).tail).toBeUndefined();
      }),
    );
  });

  it("that lacks only the line feed is a whole step", () => {
    const dir = filled([three]);
    const text = logText(dir);
    truncateSync(join(dir, "log", "000001.jsonl"), Buffer.byteLength(text) - 1);
    const scan = scanLog(dir);
    expect(scan.events).toHaveLength(3);
    mendTail(dir, scan.tail!);
    expect(logText(dir)).toBe(text);
  });

  it("of zeros, as some file systems leave after a power cut, is cut", () => {
    const dir = filled([three]);
    appendFileSync(join(dir, "log", "000001.jsonl"), Buffer.alloc(512));
    const scan = scanLog(dir);
    expect([scan.problems, scan.events.length, scan.tail?.bytes.length]).toEqual([[], 3, 512]);
  });
});

describe("scanLog(dir)", () => {
  const dirs: readonly [string, () => string][] = [
    ["one file", () => filled([three.slice(0, 1), three, three.slice(0, 1)])],
    ["three files", () => filled([three, three, three], { segmentBytes: 600 })],
  ];
  test.each(dirs)("names the line of any flipped bit in %s", (_, make) => {
    const dir = make();
    const names = ["000001.jsonl", "000002.jsonl", "000003.jsonl"].filter((name) => {
      try {
        return logText(dir, name) !== "";
      } catch {
        return false;
      }
    });
    const flips = fc.record({
      name: fc.constantFrom(...names),
      at: fc.nat(),
      bit: fc.integer({ min: 0, max: 7 }),
    });
    fc.assert(
      fc.property(flips, ({ name, at, bit }) => {
        const path = join(dir, "log", name);
        const bytes = readFileSync(path);
        const place = at % bytes.length;
        const altered = Buffer.from(bytes);
        altered[place] = altered[place]! ^ (1 << bit);
        writeFileSync(path, altered);
        const { problems } = scanLog(dir);
        writeFileSync(path, bytes);
        const line = bytes.subarray(0, place).filter((byte) => byte === 0x0a).length + 1;
        expect(problems[0]).toMatchObject({ path: `log/${name}`, line });
      }),
      { numRuns: 300 },
    );
  });

  it("names a file that is missing between two", async () => {
    const dir = filled([three, three, three], { segmentBytes: 600 });
    rmSync(join(dir, "log", "000002.jsonl"));
    expect(scanLog(dir).problems[0]?.reason).toBe("000002.jsonl is missing");
  });

  it("names lines that were reordered, repeated or taken out", () => {
    const dir = filled([three.slice(0, 1), three.slice(0, 1), three.slice(0, 1)]);
    const lines = logText(dir).trimEnd().split("\n");
    const write = (chosen: readonly number[]): number => {
      writeFileSync(join(dir, "log", "000001.jsonl"), `${chosen.map((index) => lines[index]).join("\n")}\n`);
      return scanLog(dir).problems.length;
    };
    expect(write([0, 1, 2])).toBe(0);
    for (const order of [
      [0, 2, 1],
      [0, 1, 1, 2],
      [0, 2],
      [1, 2],
    ])
      expect(write(order)).toBeGreaterThan(0);
  });
});
