import { writeSync } from "node:fs";
import type { NewEvent } from "./events/event-table.ts";
import { openStore } from "./open-store.ts";

/** Appends steps of one, two and three decisions for ever, and says each acknowledged number on its standard output. */
const store = await openStore(String(process.argv[2]), { write: true });
const decision = (hit: string): NewEvent => ({
  type: "decision-made",
  at: "2026-03-02T09:00:00Z",
  by: "a child process",
  data: {
    hit,
    party: "party:1",
    list: "example-entity-list",
    entry: "example-entity-list:1",
    decision: "cannot-tell",
    reason: "x".repeat(700),
    by: "a child process",
    date: "2026-03-02",
  },
});
writeSync(1, "ready\n");
for (let step = 0; ; step += 1) {
  const logged = store.append(
    Array.from({ length: 1 + (step % 3) }, (_, index) => decision(`h${step}-${index}`)),
  );
  writeSync(1, `${logged.at(-1)?.seq}\n`);
  if (step % 50 === 0) await store.ledger.decisions();
}
