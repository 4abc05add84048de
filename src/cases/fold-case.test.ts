import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseAct, CaseEvent, CaseOpening } from "../model/case.ts";
import { foldCases } from "./fold-case.ts";
import { askedOfWorkers, exitOnlyReasons } from "./plan-rules.ts";
import { railOf } from "./rail.ts";

// Nobody is meant: the mill and the persons are invented.
const opening: CaseOpening = {
  case: "C1",
  subject: "party:1",
  subjectName: "Lumo Gin Co.",
  market: "US",
  regime: "US-UFLPA",
  outcome: "unknown",
  summary: "A question is open.",
  fingerprint: "f",
  assessment: "a",
  exitOnly: [],
  reason: "a likeness",
  by: "Ada",
};
const today = "2026-11-23";
const acts: readonly CaseAct[] = [
  { kind: "task", text: "ask for the licence", owner: "Bo", due: "2026-11-20" },
  { kind: "note", text: "called" },
  { kind: "request", to: "Lumo Gin Co.", text: "licence, site, lots" },
  { kind: "answer", from: "Lumo Gin Co.", text: "here it is" },
  { kind: "decision", decision: "proceed", text: "papers seen" },
  { kind: "decision", decision: "hold", text: "not all of them", dissent: "Bo: enough" },
  { kind: "correction", of: 3, text: "wrote, did not call" },
  { kind: "task-done", task: 2, text: "got it" },
  { kind: "task-done", task: 99, text: "of another case" },
  { kind: "plan", step: "track", text: "look at each lot", owner: "Ada" },
  { kind: "closed", text: "for now" },
  { kind: "reopened", text: "a new paper" },
];
const at = (seq: number): string => `2026-11-${String(10 + (seq % 12)).padStart(2, "0")}T09:00:00.000Z`;
const events = (all: readonly CaseAct[] = acts): readonly CaseEvent[] => [
  { seq: 1, at: at(1), type: "opened", opening },
  ...all.map(
    (act, index): CaseEvent => ({
      seq: index + 2,
      at: at(index + 2),
      type: "acted",
      case: "C1",
      by: "Ada",
      act,
    }),
  ),
];

describe("a case", () => {
  it("is the fold of its events, in whatever order and how often they come", () => {
    const whole = JSON.stringify(foldCases(events(), today));
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...events(), ...events()], { minLength: events().length * 2 }),
        (shuffled) => {
          expect(JSON.stringify(foldCases(shuffled, today))).toBe(whole);
        },
      ),
    );
  });

  it("loses nothing that was written, however it goes on", () => {
    for (let upTo = 0; upTo < acts.length; upTo += 1) {
      const [before] = foldCases(events(acts.slice(0, upTo)), today);
      const [after] = foldCases(events(acts.slice(0, upTo + 1)), today);
      const texts = after?.history.map(({ text }) => text) ?? [];
      for (const { text } of before?.history ?? []) expect(texts).toContain(text);
    }
  });

  it("keeps what was corrected, with the correction beside it", () => {
    const [one] = foldCases(events(), today);
    expect(one?.history.find(({ seq }) => seq === 3)).toMatchObject({
      text: "called",
      corrections: [{ text: "wrote, did not call", by: "Ada" }],
    });
  });

  it("lets two decisions that differ stand against each other until one is replaced", () => {
    expect(foldCases(events(), today)[0]?.decided).toBe("contradicted");
    const settled = events([...acts, { kind: "decision", decision: "hold", text: "agreed", replaces: 6 }]);
    const [one] = foldCases(settled, today);
    expect(one?.decided).toBe("decided");
    expect(one?.decisions.map(({ standing }) => standing)).toEqual([false, true, true]);
  });

  it("tells acts that name what is not there", () => {
    expect(foldCases(events(), today)[0]?.loose.map(({ text }) => text)).toEqual(["of another case"]);
  });

  it("is not published before the supplier was asked, or before its time is over", () => {
    const why = (all: readonly CaseAct[], on = today) => foldCases(events(all), on)[0]?.unpublishable;
    const asked = {
      kind: "reply-asked",
      from: "Lumo Gin Co.",
      text: "the finding",
      until: "2026-12-01",
    } as const;
    expect(why([])).toContain("was not asked");
    expect(why([asked])).toContain("until 2026-12-01");
    expect(why([asked], "2026-12-02")).toBeNull();
    expect(why([asked, { kind: "reply", from: "Lumo Gin Co.", text: "not us" }])).toBeNull();
  });

  it("tells what is due: the earliest first, late once its day has passed, without a day last", () => {
    const [one] = foldCases(events([acts[0] as CaseAct, acts[9] as CaseAct]), today);
    if (one === undefined) throw new Error("no case");
    const law = {
      id: "d",
      event: "answer",
      runsFrom: "notice",
      value: "30",
      unit: "days",
      source: "Act",
      basis: "secondary",
    } as const;
    const rail = railOf(
      one,
      [
        { ...law, date: "2026-11-23" },
        { ...law, note: "no calendar" },
      ],
      today,
    );
    expect(rail.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      "task late",
      "deadline open",
      "deadline undated",
      "plan undated",
    ]);
    expect(rail[2]?.note).toContain("no calendar");
  });
});

describe("where workers cannot speak freely", () => {
  const fact = (name: string, value: Record<string, string>, more: object = {}) =>
    ({ id: "1", name, level: "documented", value, sentence: "It is shown.", sources: [], ...more }) as never;
  const of = (evidence: readonly never[], regime = "US-UFLPA", outcome = "applies") =>
    exitOnlyReasons({ regime, outcome, evidence } as never);

  it("is known by a record, a sub-list, a region-wide order or CAATSA 321, and by nothing less", () => {
    expect(of([fact("place-of-work", { region: "CN-XJ", strength: "shows" })])).toHaveLength(1);
    expect(
      of([fact("place-of-work", { region: "CN-XJ", strength: "states" }, { level: "declared" })]),
    ).toEqual([]);
    expect(
      of([fact("listed-party", { list: "us-uflpa", sublist: "ii" }, { identity: "decided" })]),
    ).toHaveLength(1);
    expect(
      of([fact("listed-party", { list: "us-uflpa", sublist: "ii" }, { identity: "candidate" })]),
    ).toEqual([]);
    expect(of([fact("listed-party", { list: "us-uflpa", sublist: "iv" }, { identity: "decided" })])).toEqual(
      [],
    );
    expect(of([fact("order-on-place", { region: "CN-XJ", scope: "region" })])).toHaveLength(1);
    expect(of([], "US-CAATSA-321")).toHaveLength(1);
    expect(of([], "US-CAATSA-321", "unknown")).toEqual([]);
  });

  it.each([
    ["Audit the gin in spring", "Audit"],
    ["have a third-party assessment made", "third-party assessment"],
    ["Interview twelve workers", "Interview"],
    ["an unannounced visit", "unannounced"],
    ["安排第三方审核", "审核"],
    ["与工人面谈", "面谈"],
  ])("no plan says: %s", (text, word) => expect(askedOfWorkers(text)).toBe(word));

  it.each([
    "Map what is bought there",
    "No audits: stop buying",
    "Do not interview anybody",
    "Ask the mill for its invoices",
    "改用其他供应商",
  ])("a plan may say: %s", (text) => expect(askedOfWorkers(text)).toBeUndefined());
});
