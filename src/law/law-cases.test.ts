import { describe, expect, it } from "vitest";
import { z } from "zod";
import { identities, levels, outcomes } from "../model/levels.ts";
import { evaluate } from "./evaluate.ts";
import { subjectKinds } from "./fact-definition.ts";
import { fact, instrumentOf, law, lawFiles } from "./law.fixture.ts";
import { readYaml } from "./read-yaml.ts";

const caseFile = z.strictObject({
  instrument: z.string(),
  cases: z.array(
    z.strictObject({
      name: z.string(),
      date: z.iso.date(),
      market: z.string().optional(),
      subject: z.strictObject({ kind: z.enum(subjectKinds), name: z.string() }),
      facts: z.array(
        z.strictObject({
          fact: z.string(),
          level: z.enum(levels),
          identity: z.enum(identities).optional(),
          value: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
        }),
      ),
      expect: z.enum(outcomes),
      because: z.array(z.string()).default([]),
      not: z.array(z.string()).default([]),
      asks: z.array(z.string()).default([]),
      asks_first: z.string().optional(),
      says: z.array(z.string()).default([]),
      notes: z.array(z.string()).default([]),
      no_notes: z.array(z.string()).default([]),
    }),
  ),
});

const files = Object.entries(lawFiles())
  .filter(([path]) => path.startsWith("cases/"))
  .map(([path, text]) => ({ path, ...readYaml(caseFile, path, text) }));

type Case = (typeof files)[number]["cases"][number];

function run(id: string, one: Case) {
  const instrument = instrumentOf(id);
  const facts = one.facts.map((given) =>
    fact(given.fact, { level: given.level, identity: given.identity, value: given.value }),
  );
  return evaluate(instrument, facts, {
    on: one.date,
    market: one.market ?? instrument.markets[0]!,
    subjectKind: one.subject.kind,
    subjectName: one.subject.name,
  });
}

function checkWords(one: Case, found: ReturnType<typeof run>): void {
  const asked = found.missing.map((missing) => missing.text).join("\n");
  const said = found.because.map((reason) => reason.sentence).join("\n");
  const noted = found.notes.join("\n");
  for (const words of one.asks) expect(asked).toContain(words);
  if (one.asks_first !== undefined) expect(found.missing[0]?.text).toBe(one.asks_first);
  for (const words of one.says) expect(said).toContain(words);
  for (const words of one.notes) expect(noted).toContain(words);
  for (const words of one.no_notes) expect(noted).not.toContain(words);
}

describe.each(files)("$path", ({ instrument, cases }) => {
  it.each(cases.map((one) => [one.name, one] as const))("%s", (_, one) => {
    const found = run(instrument, one);
    const decided = found.because.map((reason) => reason.provision);
    expect(found.outcome).toBe(one.expect);
    expect(one.because.filter((id) => !decided.includes(id))).toEqual([]);
    if (one.because.length > 0) expect([...new Set(decided)].sort()).toEqual([...one.because].sort());
    if (one.expect === "applies") expect(one.not.filter((id) => decided.includes(id))).toEqual([]);
    checkWords(one, found);
    for (const { text } of found.missing) expect(text).not.toMatch(/[{}]/);
  });

  it("uses only facts, fields and values of facts.yml", () => {
    const faults = cases.flatMap((one) =>
      one.facts.flatMap((given) => {
        const definition = law.facts.get(given.fact);
        if (definition === undefined) return [`${one.name}: ${given.fact}`];
        return Object.entries(given.value).flatMap(([field, value]) => {
          const known = definition.fields[field];
          if (known === undefined) return [`${one.name}: ${field}`];
          return known.values?.includes(String(value)) === false ? [`${one.name}: ${field} = ${value}`] : [];
        });
      }),
    );
    expect(faults).toEqual([]);
  });
});

describe("every provision", () => {
  const provisions = [...law.instruments.values()].flatMap((one) =>
    one.provisions.map((provision) => [one.id, provision.id] as const),
  );
  const casesOf = (id: string) =>
    files.filter((file) => file.instrument === id).flatMap((file) => file.cases);

  it.each(provisions)("%s %s has a case in which it fires", (instrument, id) => {
    const fired = casesOf(instrument).filter((one) => one.expect === "applies" && one.because.includes(id));
    expect(fired.length).toBeGreaterThan(0);
  });

  it.each(provisions)("%s %s has a case in which it does not", (instrument, id) => {
    const asked = casesOf(instrument).filter((one) => one.not.includes(id));
    expect(asked.length).toBeGreaterThan(0);
  });
});
