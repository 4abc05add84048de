import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hit } from "../model/hit.ts";
import type { Decision } from "../model/records.ts";
import { applyDecisions, foldDecisions, orphanDecisions, validateDecision } from "./decision-book.ts";

const decided = (more: Partial<Decision>): Decision => ({
  hit: "h1",
  party: "party:1",
  list: "example-list",
  entry: "example-list:1",
  decision: "same",
  reason: "the licence shows the same code",
  by: "A. Analyst",
  date: "2026-03-02",
  at: "2026-03-02T10:00:00Z",
  ...more,
});

const hit = (more: Partial<Hit> = {}): Hit => ({
  hit: "h1",
  kind: "name",
  score: 8_000,
  band: "review",
  identity: "candidate",
  list: "example-list",
  entry: "example-list:1",
  name: "X",
  matched: "X",
  version: "v",
  explanation: [],
  notes: ["first"],
  ...more,
});

describe("foldDecisions(decisions, knownBy?)", () => {
  const first = decided({ decision: "cannot-tell" });
  const second = decided({ decision: "same", date: "2026-04-01", at: "2026-04-01T10:00:00Z" });

  it("lets the later decision hold and keeps the history, earliest first", () => {
    const book = foldDecisions([first, second]);
    expect(book.current.get("h1")).toBe(second);
    expect(book.history.get("h1")).toEqual([first, second]);
  });

  it("goes by the day of the decision: an old one that is imported late does not supersede", () => {
    const late = decided({ decision: "not-same", date: "2025-01-01", at: "2026-09-09T10:00:00Z" });
    expect(foldDecisions([first, second, late]).current.get("h1")).toBe(second);
  });

  it("goes by the instant, then by the place in the log, on the same day", () => {
    const noon = decided({ decision: "not-same", at: "2026-03-02T12:00:00.500Z" });
    const again = decided({ decision: "same", at: "2026-03-02T12:00:00.500Z" });
    expect(foldDecisions([noon, first]).current.get("h1")).toBe(noon);
    expect(foldDecisions([noon, first, again]).current.get("h1")).toBe(again);
  });

  it.each([
    ["2026-03-01", undefined],
    ["2026-03-02", "cannot-tell"],
    ["2026-03-31", "cannot-tell"],
    ["2026-04-01", "same"],
    ["2026-04-01T09:59:59Z", "cannot-tell"],
    ["2026-04-01T10:00:00.000Z", "same"],
  ])("knows by %s: %s", (knownBy, expected) => {
    expect(foldDecisions([first, second], knownBy).current.get("h1")?.decision).toBe(expected);
  });

  it("does not depend on the order of events of different moments", () => {
    const made = fc.uniqueArray(fc.integer({ min: 0, max: 999 }), { maxLength: 12 }).map((minutes) =>
      minutes.map((minute) => {
        const at = new Date(Date.UTC(2026, 0, 1) + minute * 3_600_000).toISOString();
        return decided({ hit: `h${minute % 3}`, at, date: at.slice(0, 10) });
      }),
    );
    fc.assert(
      fc.property(made, (decisions) => {
        expect(foldDecisions([...decisions].reverse()).current).toEqual(foldDecisions(decisions).current);
      }),
    );
  });
});

describe("applyDecisions(hits, book)", () => {
  it.each([
    ["same", "candidate", "decided"],
    ["same", "identified", "decided"],
    ["not-same", "candidate", "candidate"],
    ["not-same", "identified", "candidate"],
    ["cannot-tell", "identified", "candidate"],
  ] as const)("%s on a hit that was %s gives %s, and the hit stays in view", (decision, was, becomes) => {
    const [result] = applyDecisions([hit({ identity: was })], foldDecisions([decided({ decision })]));
    expect(result).toMatchObject({ identity: becomes, decision, score: 8_000 });
    expect(result?.notes[0]).toBe("first");
    expect(result?.notes.at(-1)).toContain("A. Analyst decided on 2026-03-02");
    expect(result?.notes.at(-1)).toContain("the licence shows the same code");
  });

  it.each([
    ["same", "name", "that the party is the listed one:"],
    ["same", "open-set", "that the party is the listed one or one of those named with it:"],
    ["not-same", "open-set", "that the party is neither the listed one nor one of those named with it:"],
    ["cannot-tell", "identifier", "that it cannot be told whether the party is the listed one:"],
  ] as const)("says what %s means on a hit of kind %s", (decision, kind, words) => {
    const [result] = applyDecisions([hit({ kind })], foldDecisions([decided({ decision })]));
    expect(result?.notes.at(-1)).toContain(words);
  });

  it.each([
    ["same", "name", "decided", "same"],
    ["same", "identifier", "decided", "same"],
    ["not-same", "name", "candidate", undefined],
    ["not-same", "identifier", "candidate", undefined],
    ["cannot-tell", "name", "candidate", undefined],
  ] as const)(
    "%s on a hit by %s whose ground changed gives %s, decision %s, and asks again",
    (decision, kind, identity, holds) => {
      const identified = hit({ kind, identity: kind === "identifier" ? "identified" : "candidate" });
      const changed = ['the list now also names "X"'];
      const [result] = applyDecisions([identified], foldDecisions([decided({ decision })]), () => changed);
      expect(result).toMatchObject({
        identity,
        askAgain: { decision, by: "A. Analyst", date: "2026-03-02", changed },
      });
      expect(result?.decision).toBe(holds);
      expect(result?.notes.slice(-2)).toEqual([
        expect.stringMatching(/^A\. Analyst decided on 2026-03-02 .*: the licence shows the same code$/),
        'to be asked again, for since then the list now also names "X"',
      ]);
    },
  );

  it("says what a decision on a hit by shares means", () => {
    const shares = [
      { company: "Y", together: 600_000, shares: [], rule: "50-percent", citation: "invented" },
    ];
    const words = (decision: Decision["decision"], more: Partial<Hit>) =>
      applyDecisions(
        [hit({ ownership: shares, ...more })],
        foldDecisions([decided({ decision })]),
      )[0]?.notes.at(-1);
    expect(words("same", { kind: "owned" })).toContain(
      "that the party is a company in which the records give the listed one a share:",
    );
    expect(words("not-same", { kind: "name" })).toContain(
      "that the party is neither the listed one nor a company in which the records give it a share:",
    );
  });

  it("leaves a hit without a decision as it is", () => {
    const other = hit({ hit: "h2" });
    expect(applyDecisions([other], foldDecisions([decided({})]))).toEqual([other]);
  });
});

describe("orphanDecisions(hits, book)", () => {
  it("names decisions on hits that screening no longer gives", () => {
    const book = foldDecisions([decided({ hit: "gone" }), decided({})]);
    expect(orphanDecisions([hit()], book).map((decision) => decision.hit)).toEqual(["gone"]);
    expect(orphanDecisions([], book).map((decision) => decision.hit)).toEqual(["gone", "h1"]);
  });
});

describe("validateDecision(input)", () => {
  const good = {
    party: "P-1",
    list: "example-list",
    entry: "X",
    decision: "same",
    reason: "seen",
    by: "A. Analyst",
    date: "2026-03-02",
  };

  it("has nothing against a decision that is whole", () => {
    expect(validateDecision(good)).toEqual([]);
  });

  it.each([
    [{ reason: "  " }, ["reason"]],
    [{ by: undefined }, ["by"]],
    [{ decision: "yes" }, ["decision"]],
    [{ date: "2026-02-30" }, ["date"]],
    [{ date: "02/03/2026" }, ["date"]],
    [{ party: "", reason: "", date: "" }, ["party", "reason", "date"]],
  ])("names what is wrong with %j", (change, columns) => {
    const issues = validateDecision({ ...good, ...change });
    expect(issues.map((issue) => issue.column)).toEqual(columns);
    expect(issues.every((issue) => issue.code === "decision.invalid" && issue.hint !== "")).toBe(true);
  });
});
