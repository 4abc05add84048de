import { z } from "zod";
import type { Fact } from "../model/fact.ts";
import { identities, levels, outcomes } from "../model/levels.ts";
import { type Evaluation, evaluate } from "./evaluate.ts";
import { subjectKinds } from "./fact-definition.ts";
import type { Instrument } from "./instrument.ts";
import { fact, lawFiles } from "./law.fixture.ts";
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
          value: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
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

/** The files of data/law/cases. */
export const caseFiles = Object.entries(lawFiles())
  .filter(([path]) => path.startsWith("cases/"))
  .map(([path, text]) => ({ path, ...readYaml(caseFile, path, text) }));

export type Case = (typeof caseFiles)[number]["cases"][number];

/** The answer of an instrument in the situation of a case. */
export function runCase(instrument: Instrument, one: Case): Evaluation {
  const facts: readonly Fact[] = one.facts.map((given) =>
    fact(given.fact, { level: given.level, identity: given.identity, value: given.value }),
  );
  return evaluate(instrument, facts, {
    on: one.date,
    market: one.market ?? instrument.markets[0] ?? "",
    subjectKind: one.subject.kind,
    subjectName: one.subject.name,
  });
}
