import type { Assessment } from "../model/fact.ts";
import type { Flow } from "../model/flow.ts";
import type { ReportInput } from "./report-input.ts";

/** An assessment with its place in the report: `law-3`. */
export interface PlacedAssessment {
  readonly anchor: string;
  readonly found: Assessment;
}

export interface ReportSubject {
  readonly ref: string;
  readonly name: string;
  readonly assessments: readonly PlacedAssessment[];
  readonly flow: Flow | undefined;
  /** Anchor of its routes: `paths-2`. */
  readonly paths: string;
}

/** The subjects in the order of the assessments; those with a flow only come after. */
export function subjectsOf({ assessments, flows }: ReportInput): readonly ReportSubject[] {
  const placed = assessments.map((found, at) => ({ anchor: `law-${at + 1}`, found }));
  const bySubject = Map.groupBy(placed, ({ found }) => found.subject);
  const flowOf = new Map(flows.toReversed().map((flow) => [flow.subject, flow]));
  const refs = new Set([...bySubject.keys(), ...flows.map(({ subject }) => subject)]);
  return [...refs].map((ref, at) => {
    const own = bySubject.get(ref) ?? [];
    const flow = flowOf.get(ref);
    return {
      ref,
      name: own[0]?.found.subjectName ?? flow?.subjectName ?? ref,
      assessments: own,
      flow,
      paths: `paths-${at + 1}`,
    };
  });
}

/** Where a reader finds the subject: its paths where some were followed, else its first instrument. */
export const anchorOf = ({ flow, paths, assessments }: ReportSubject): string =>
  flow === undefined ? (assessments[0]?.anchor ?? "summary") : paths;

/** Market and instrument, in the order in which they first come. */
export interface Regime {
  readonly market: string;
  readonly regime: string;
}

export const regimesOf = (assessments: readonly Assessment[]): readonly Regime[] =>
  [...Map.groupBy(assessments, ({ market, regime }) => `${market} ${regime}`).values()].flatMap(([first]) =>
    first === undefined ? [] : [{ market: first.market, regime: first.regime }],
  );

/** Whether an outcome is of that market and instrument. */
export const isUnder = ({ market, regime }: Regime, found: Regime): boolean =>
  found.market === market && found.regime === regime;
