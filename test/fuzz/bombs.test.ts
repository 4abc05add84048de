import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Defused } from "./bomb-worker.ts";
import { bombs } from "./bombs.ts";

/** The limits of a process that lets a bomb go off: it is to end, not the machine. */
const limits = ["--no-warnings", "--max-old-space-size=1024"];

function open(name: string): Defused {
  const args = [...limits, join(import.meta.dirname, "bomb-worker.ts"), name];
  const said = execFileSync(process.execPath, args, { encoding: "utf8", timeout: 60_000, stdio: "pipe" });
  return JSON.parse(said) as Defused;
}

describe("openTables(source): bombs, each in a fresh process", () => {
  test.each(Object.keys(bombs))("refuses %s in under 1 s and 100 MB", { timeout: 200_000 }, (name) => {
    // A busy machine takes longer and is no fault of the reader: of three tries the best counts.
    let best = open(name);
    for (let attempt = 1; attempt < 3 && (best.ms >= 1000 || best.grownMb >= 100); attempt += 1) {
      const next = open(name);
      if (next.ms < best.ms) best = next;
    }
    expect(["file.too-large", "file.format"]).toContain(best.outcome);
    expect(best.ms).toBeLessThan(1000);
    expect(best.grownMb).toBeLessThan(100);
  });
});
