import type { Because } from "../model/fact.ts";
import type { ReportSubject } from "./subjects.ts";

/** A provision once, with the anchor by which outcomes refer to it. */
export interface Provision {
  readonly anchor: string;
  readonly regime: string;
  /** Its citation, paraphrase and address, as the first outcome gives them. */
  readonly because: Because;
  /** Subjects for which its conditions are met on the facts recorded. */
  readonly met: readonly ReportSubject[];
}

export type Provisions = ReadonlyMap<string, Provision>;

/** Every provision on which an outcome rests, by its id, in the order in which they first come. */
export function provisionsOf(subjects: readonly ReportSubject[]): Provisions {
  const all = subjects.flatMap((subject) =>
    subject.assessments.flatMap(({ found }) => found.because.map((because) => ({ subject, found, because }))),
  );
  return new Map(
    [...Map.groupBy(all, ({ because }) => because.provision)].flatMap(([id, some], at) => {
      const [first] = some;
      if (first === undefined) return [];
      const met = some.flatMap(({ subject, found }) => (found.outcome === "applies" ? [subject] : []));
      return [
        [
          id,
          {
            anchor: `provision-${at + 1}`,
            regime: first.found.regime,
            because: first.because,
            met: [...new Set(met)],
          },
        ] as const,
      ];
    }),
  );
}
