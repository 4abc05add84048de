// Opens one bomb in a process of its own and says how it ended: node bomb-worker.ts <its name>
import { resourceUsage } from "node:process";
import { openTables } from "../../src/formats/open-tables.ts";
import { bombs } from "./bombs.ts";
import { refusalOf } from "./check-tables.ts";
import { strictSource } from "./input.ts";

/** How a bomb was refused, how long that took, and what it took of memory. */
export interface Defused {
  readonly outcome: string;
  readonly ms: number;
  readonly grownMb: number;
}

async function outcomeOf(bytes: Uint8Array): Promise<string> {
  try {
    const { tables } = await openTables(strictSource(bytes), { file: "bomb" });
    for (const table of tables) for await (const batch of table.rows()) if (batch.length < 0) break;
    return "read";
  } catch (error) {
    return refusalOf(error);
  }
}

const make = bombs[process.argv[2] ?? ""];
if (make !== undefined) {
  const bytes = make();
  // Making the bomb takes memory as well: what is counted is what comes on top.
  const before = resourceUsage().maxRSS;
  const started = performance.now();
  const outcome = await outcomeOf(bytes);
  const ms = Math.round(performance.now() - started);
  const grownMb = Math.round((resourceUsage().maxRSS - before) / 1024);
  process.stdout.write(JSON.stringify({ outcome, ms, grownMb } satisfies Defused));
}
