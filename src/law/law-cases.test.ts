import { describe, expect, it } from "vitest";
import type { Evaluation } from "./evaluate.ts";
import { instrumentOf, law } from "./law.fixture.ts";
import { type Case, caseFiles as files, runCase } from "./law-cases.fixture.ts";

function checkWords(one: Case, found: Evaluation): void {
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
    const found = runCase(instrumentOf(instrument), one);
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
    one.provisions.map((provision) => [one.id, provision.id, provision.status] as const),
  );
  const casesOf = (id: string) =>
    files.filter((file) => file.instrument === id).flatMap((file) => file.cases);

  it.each(provisions)("%s %s has a case in which it fires", (instrument, id, status) => {
    // What is before a court is contested where its conditions are met.
    const outcome = status === "contested" ? "contested" : "applies";
    const fired = casesOf(instrument).filter((one) => one.expect === outcome && one.because.includes(id));
    expect(fired.length).toBeGreaterThan(0);
  });

  it.each(provisions)("%s %s has a case in which it does not", (instrument, id) => {
    const asked = casesOf(instrument).filter((one) => one.not.includes(id));
    expect(asked.length).toBeGreaterThan(0);
  });
});
