import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fact } from "../model/fact.ts";
import { identities, levels, outcomes } from "../model/levels.ts";
import { factConditions, needValues } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import { subjectKinds } from "./fact-definition.ts";
import { fact, instrumentOf, law } from "./law.fixture.ts";

const question = { on: "2026-11-22", market: "US", subjectKind: "party", subjectName: "Lumo Gin" } as const;
const listed = fact("listed-party", {
  identity: "decided",
  value: { list: "us-uflpa", sublist: "v", kind: "name", verification: "official", link: "self" },
  sentence: 'Lumo Gin was decided on 2026-03-02 by A. Analyst to be the listed "Lumo Gin".',
});

/** Facts drawn from what facts.yml allows and the conditions speak of, so that many come near a condition. */
const spoken = new Map<string, Set<string>>();
for (const instrument of law.instruments.values())
  for (const leaf of instrument.provisions.flatMap((one) => factConditions(one.applies_when)))
    for (const [field, values] of [
      ...Object.entries(leaf.where),
      ...leaf.needs.map((need) => [need.field, needValues(need)] as const),
    ]) {
      const key = `${leaf.fact}.${field}`;
      spoken.set(key, new Set([...(spoken.get(key) ?? []), ...values]));
    }

const anyFact = fc.constantFrom(...law.facts.values()).chain((definition) => {
  const fields = Object.entries(definition.fields).map(([name, field]) => {
    if (field.type === "number")
      return [name, fc.constantFrom(0, 999, 1000, 40_000_000, 2_000_000_000)] as const;
    const values = [...(field.values ?? []), ...(spoken.get(`${definition.name}.${name}`) ?? [])];
    const days = ["2022-01-01", "2026-01-01", "2026-06-30", "2034-12-31"];
    return [name, fc.constantFrom(...(values.length === 0 ? days : values))] as const;
  });
  return fc.record({
    id: fc.uuid(),
    name: fc.constant(definition.name),
    level: fc.constantFrom(...levels),
    identity: fc.option(fc.constantFrom(...identities), { nil: undefined }),
    value: fc.record(Object.fromEntries(fields), { requiredKeys: [] }),
    sentence: fc.constant("A record says so."),
    sources: fc.constant([]),
  });
});
const anyFacts = fc.uniqueArray(anyFact, { maxLength: 8, selector: (one) => one.id }) as fc.Arbitrary<Fact[]>;
const anyInstrument = fc.constantFrom(...law.instruments.keys());
const anyQuestion = fc.record({
  on: fc.constantFrom("1900-01-01", "2022-06-20", "2022-06-21", "2026-11-22", "2027-12-14", "2035-01-01"),
  market: fc.constantFrom("US", "EU", "CA", "DE", "GB", "NO", "MX", "CH", "AU", "BR", "JP"),
  subjectKind: fc.constantFrom(...subjectKinds),
  subjectName: fc.constant("Lumo Gin"),
});

describe("evaluate(instrumentOf(id), facts, question)", () => {
  it("says what is met, for whose goods, and who decides", () => {
    const found = evaluate(instrumentOf("US-UFLPA"), [listed], question);
    expect(found.because[0]?.sentence).toBe(
      'Lumo Gin was decided on 2026-03-02 by A. Analyst to be the listed "Lumo Gin"; the conditions of UFLPA s.3(a) are met on these facts for goods it makes; such goods would be presumed prohibited from entry under 19 U.S.C. 1307; CBP decides.',
    );
    expect(found.because[0]?.facts).toEqual([listed.id]);
    expect(found.basis).toBe("secondary");
  });

  it("puts no condition on goods of a product, whose goods they are", () => {
    const found = evaluate(
      instrumentOf("US-UFLPA"),
      [{ ...listed, value: { ...listed.value, link: "documented", linkDay: "2026-01-02" } }],
      {
        ...question,
        subjectKind: "product",
      },
    );
    expect(found.because[0]?.sentence).toMatch(/UFLPA s\.3\(a\) are met on these facts; CBP decides\.$/);
  });

  it("says before its day what is to come, and asks nothing", () => {
    const found = evaluate(instrumentOf("EU-FLR"), [], { ...question, market: "EU" });
    expect(found.outcome).toBe("not-yet");
    expect(found.missing).toEqual([]);
    expect(found.because[0]?.sentence).toContain("applies from 2027-12-14");
  });

  it("never clears goods: outside its market and after a checked end are the only does-not", () => {
    const ended = instrumentOf("US-S307");
    const closed = {
      ...ended,
      provisions: ended.provisions.map((one) => ({
        ...one,
        in_force: { ...one.in_force, to: "2020-01-01", to_source: "repealed" },
      })),
    };
    expect(evaluate(closed, [listed], question).outcome).toBe("does-not");
    expect(evaluate(ended, [listed], { ...question, market: "EU" }).outcome).toBe("does-not");
    expect(evaluate(ended, [], question).outcome).toBe("unknown");
  });

  it("holds a provision that is before a court to be contested", () => {
    const uflpa = instrumentOf("US-UFLPA");
    const disputed = {
      ...uflpa,
      provisions: uflpa.provisions.map((one) => ({ ...one, status: "contested" as const })),
    };
    const found = evaluate(disputed, [listed], question);
    expect(found.outcome).toBe("contested");
    expect(found.because[0]?.sentence).toContain("contested (by litigation)");
  });

  it("says that the law was checked before the day asked about", () => {
    const later = evaluate(instrumentOf("US-UFLPA"), [listed], { ...question, on: "2027-01-01" });
    expect(later.notes.join(" ")).toContain(
      "last checked on 2026-11-22; the legal date 2027-01-01 lies after it.",
    );
    const overdue = evaluate(instrumentOf("US-UFLPA"), [listed], { ...question, on: "2027-06-01" });
    expect(overdue.notes.join(" ")).toContain("more than the 90 after which to look again");
    expect(evaluate(instrumentOf("US-UFLPA"), [listed], question).notes.join(" ")).not.toContain(
      "last checked",
    );
  });

  it("keeps the two thirty days of a detention apart", () => {
    const shipment = fact("procedural-event", {
      value: { event: "goods-presented", date: "2026-03-01", shipment: "S-1" },
    });
    const found = evaluate(instrumentOf("US-UFLPA"), [shipment], { ...question, subjectKind: "shipment" });
    const final = found.deadlines.find((one) => one.id === "uflpa-final");
    const answer = found.deadlines.find((one) => one.id === "uflpa-respond");
    expect(final?.date).toBe("2026-03-31");
    expect(answer?.date).toBeUndefined();
    expect(answer?.runsFrom).toBe("the detention notice");
  });
});

describe("properties", () => {
  it("is total and speaks in whole sentences", () => {
    fc.assert(
      fc.property(anyInstrument, anyFacts, anyQuestion, (id, facts, asked) => {
        const found = evaluate(instrumentOf(id), facts, asked);
        expect(outcomes).toContain(found.outcome);
        expect(found.because.length).toBeGreaterThan(0);
        expect(found.summary).toMatch(/\.$/);
        for (const { sentence } of found.because) expect(sentence).toMatch(/\.$/);
        for (const { text } of found.missing) expect(text).not.toMatch(/[{}]/);
        if (found.outcome === "unknown") expect(found.missing.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it("does not depend on the order of facts", () => {
    fc.assert(
      fc.property(anyInstrument, anyFacts, anyQuestion, (id, facts, asked) => {
        expect(evaluate(instrumentOf(id), [...facts].reverse(), asked)).toEqual(
          evaluate(instrumentOf(id), facts, asked),
        );
      }),
      { numRuns: 500 },
    );
  });

  // A further figure of the importer's own may correct an earlier one; about anybody else the world is open.
  it("never loses applies by a fact more about others, and never turns contested into unknown", () => {
    const about = anyFact.filter(({ name }) => law.facts.get(name)?.of_importer === false);
    fc.assert(
      fc.property(anyInstrument, anyFacts, about, anyQuestion, (id, facts, more, asked) => {
        const before = evaluate(instrumentOf(id), facts, asked).outcome;
        const after = evaluate(instrumentOf(id), [...facts, more as Fact], asked).outcome;
        if (before === "applies") expect(after).toBe("applies");
        if (before === "contested") expect(["contested", "applies"]).toContain(after);
        if (before === "unknown") expect(["unknown", "contested", "applies"]).toContain(after);
      }),
      { numRuns: 1000 },
    );
  });

  it("answers no on the importer's own documented figures alone, or where law or market say so", () => {
    fc.assert(
      fc.property(anyInstrument, anyFacts, anyQuestion, (id, facts, asked) => {
        const found = evaluate(instrumentOf(id), facts, asked);
        if (found.outcome !== "does-not") return;
        const byId = new Map(facts.map((one) => [one.id, one]));
        for (const one of found.because.flatMap((reason) => reason.facts.map((ref) => byId.get(ref)))) {
          expect(law.facts.get(one?.name ?? "")?.of_importer).toBe(true);
          expect(one?.level).toBe("documented");
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("finds a ban on forced labour itself met by a decision of the authority alone, whatever is alleged or listed", () => {
    const bans = fc.constantFrom("EU-FLR", "CA-IMPORT-BAN", "MX-IMPORT-BAN");
    fc.assert(
      fc.property(bans, anyFacts, anyQuestion, (id, facts, asked) => {
        const found = evaluate(instrumentOf(id), facts, asked);
        if (found.outcome !== "applies") return;
        const byId = new Map(facts.map((one) => [one.id, one]));
        for (const one of found.because.flatMap((reason) => reason.facts.map((ref) => byId.get(ref))))
          expect([one?.name, one?.value.instrument]).toEqual(["authority-decision", id]);
      }),
      { numRuns: 1000 },
    );
  });

  it("rests applies on documented facts and on no candidate", () => {
    fc.assert(
      fc.property(anyInstrument, anyFacts, anyQuestion, (id, facts, asked) => {
        const found = evaluate(instrumentOf(id), facts, asked);
        if (found.outcome !== "applies") return;
        const byId = new Map(facts.map((one) => [one.id, one]));
        for (const id of found.because.flatMap((reason) => reason.facts)) {
          const one = byId.get(id);
          if (one === undefined) continue;
          expect(one.level).toBe("documented");
          expect(one.identity).not.toBe("candidate");
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("never says that forced labour was found, nor that anybody is cleared", () => {
    fc.assert(
      fc.property(anyInstrument, anyFacts, anyQuestion, (id, facts, asked) => {
        const found = evaluate(instrumentOf(id), facts, asked);
        const said = [found.summary, ...found.notes, ...found.because.map((one) => one.sentence)].join(" ");
        expect(said).not.toMatch(/forced labou?r (was )?found|high-risk|\bcompliant\b|\bclean\b/i);
      }),
      { numRuns: 300 },
    );
  });
});
