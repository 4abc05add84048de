import { describe, expect, it } from "vitest";
import type { NewEvent } from "./events/event-table.ts";
import { createStore } from "./open-store.ts";
import { redactionsIn } from "./redactions.ts";
import { codeOf, newWorkspace, temporaryFolder } from "./workspace.fixture.ts";

const hash = "a".repeat(64);
const redaction = (at: string, type: "redaction-made" | "redaction-lifted", what: object): NewEvent =>
  ({
    type,
    at,
    by: "A. Analyst",
    data: { document: hash, layer: hash, what, reason: "a private person", by: "D. Officer" },
  }) as NewEvent;

describe("redactionsIn(events)", () => {
  it("gives decisions in their order, as they were known by a day", async () => {
    const store = await createStore(temporaryFolder(), newWorkspace);
    store.append([redaction("2026-03-03T09:00:00Z", "redaction-made", { start: 3, end: 9 })]);
    store.append([redaction("2026-03-05T09:00:00Z", "redaction-lifted", { speaker: "s1" })]);
    expect(redactionsIn(store.log.read())).toMatchObject([
      { seq: 2, masked: true, layer: hash, what: { start: 3, end: 9 }, by: "D. Officer" },
      { seq: 3, masked: false, layer: hash, what: { speaker: "s1" } },
    ]);
    expect(redactionsIn(store.log.read(), "2026-03-04")).toHaveLength(1);
    await store.close();
  });

  it.each([
    { start: 4, end: 4 },
    { start: -1, end: 4 },
    { speaker: "" },
    {},
    { start: 1, end: 2, words: "Gulzira" },
  ])("are never recorded of %j", async (what) => {
    const store = await createStore(temporaryFolder(), newWorkspace);
    const event = redaction("2026-03-03T09:00:00Z", "redaction-made", what);
    expect(await codeOf(() => store.append([event]))).toBe("bug");
    await store.close();
  });
});
