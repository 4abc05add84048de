import type { Rational } from "../goods/rational.ts";
import { compare, plus } from "../goods/rational.ts";
import { compareText } from "../model/compare-text.ts";
import type { FlowColumns } from "./flow-columns.ts";
import type { Flow } from "./flows.ts";
import { one, readAmount, zero } from "./flows.ts";
import type { ProgramBuilder } from "./linear-program.ts";
import { scaled } from "./linear-program.ts";
import type { CustodyClaim, CustodyModel } from "./network.ts";

/**
 * Whether a claim of a model says what is physically in the goods (ISO 22095:2020, 3.3): kept apart from all else, or
 * mixed in a known proportion. Mass balance and book and claim keep accounts of what is mixed or elsewhere.
 */
export const boundsContent: Readonly<Record<CustodyModel, boolean>> = {
  "identity-preserved": true,
  segregated: true,
  "controlled-blending": true,
  "mass-balance": false,
  "book-and-claim": false,
};

/** The claims that bound what is in the goods, by what they are made on. */
export interface Claims {
  on(flow: string): readonly CustodyClaim[];
}

export function readClaims(claims: readonly CustodyClaim[]): Claims {
  const binding = claims
    .filter(({ model }) => boundsContent[model])
    .toSorted((a, b) => compareText(a.id, b.id));
  const byFlow = Map.groupBy(binding, ({ on }) => on);
  return { on: (flow) => byFlow.get(flow) ?? [] };
}

/**
 * A claim on some sources bounds the share of all of them from above for any of them, and from below for any set that
 * holds them. Claims on each source alone are added up.
 */
export function claimRows(
  builder: ProgramBuilder,
  columns: FlowColumns,
  { flow, claims }: { readonly flow: Flow; readonly claims: readonly CustodyClaim[] },
  asked: ReadonlySet<string>,
): void {
  const [flagged, mass] = [columns.arriving(flow, "flagged"), columns.mass(flow)];
  const below = (share: Rational, owners: readonly string[]): void => {
    if (compare(share, one) < 0) builder.atMost(flagged, scaled(mass, share), owners);
  };
  for (const claim of claims) {
    const least = readAmount(claim.least, claim.id);
    if (covers(claim, asked)) below(readAmount(claim.most, claim.id), [claim.id]);
    if (claim.sources === "all" || least.n === 0n) continue;
    if (claim.sources.every((source) => asked.has(source)))
      builder.atMost(scaled(mass, least), flagged, [claim.id]);
  }
  const added = addedUp(claims, asked);
  if (added !== undefined && added.length > 1)
    below(
      added.map(({ id, most }) => readAmount(most, id)).reduce(plus, zero),
      added.map(({ id }) => id),
    );
}

const covers = ({ sources }: CustodyClaim, asked: ReadonlySet<string>): boolean =>
  sources === "all" || [...asked].every((source) => sources.includes(source));

/**
 * For each source asked about, the claim on it alone that allows the least; undefined where one has none. Claims on
 * several sources stay out: with them one more claim could make the sum larger.
 */
function addedUp(
  claims: readonly CustodyClaim[],
  asked: ReadonlySet<string>,
): readonly CustodyClaim[] | undefined {
  const found = [...asked].map((source) =>
    claims
      .filter(({ sources }) => sources.length === 1 && sources[0] === source)
      .toSorted((a, b) => compare(readAmount(a.most, a.id), readAmount(b.most, b.id)))
      .at(0),
  );
  return found.every((claim) => claim !== undefined) ? found : undefined;
}
