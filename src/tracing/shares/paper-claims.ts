import { boundsContent } from "../../balance/claim-bounds.ts";
import { type CustodyModel, custodyModels } from "../../balance/network.ts";
import { compare, minus, plus, type Rational, rational } from "../../goods/rational.ts";
import { compareText } from "../../model/compare-text.ts";
import type { CanonicalRow } from "../../model/records.ts";
import { dayNumber } from "../day-interval.ts";
import { type ClaimOrigin, readOrigins } from "./claim-origin.ts";
import type { Leg, Legs } from "./legs.ts";
import { foldLot, kilograms, type ShareInput } from "./share-input.ts";

/** What a certificate says of one recorded flow: at most this share of it comes from elsewhere than its origins. */
export interface PaperClaim {
  readonly document: string;
  readonly model: CustodyModel;
  readonly flow: string;
  /** Edge of a movement; undefined of what came out of a run. */
  readonly edge: number | undefined;
  readonly run: string | undefined;
  readonly hs: string | undefined;
  readonly origins: readonly ClaimOrigin[];
  /** Plain decimal below 1. */
  readonly most: string;
}

type Row = CanonicalRow<"documents">;

const claiming: readonly (string | undefined)[] = ["transaction-certificate", "declaration-of-origin"];

export const isClaimRow = ({ cells }: Row): boolean =>
  claiming.includes(cells.kind) && cells.claim !== undefined && cells.document !== undefined;

/**
 * Claims of certificates that bound what is in the goods. Rows of one paper on the same goods are one claim: without
 * quantities its goods may come from any origin that they name. One that is cancelled, out of date at the flow, or whose
 * goods or origin no record tells says nothing.
 */
export function readPaperClaims(input: ShareInput, legs: Legs): readonly PaperClaim[] {
  const rows = input.records.documents.filter(isClaimRow);
  if (rows.length === 0) return [];
  const originOf = readOrigins(input, legs);
  const isWithdrawn = withdrawals(input);
  const papers = Map.groupBy(rows, ({ cells: { document, lot, shipment } }) =>
    JSON.stringify([document, foldLot(lot), shipment?.trim()]),
  );
  return [...papers.values()]
    .flatMap((some) => {
      const goods = some[0] === undefined || isWithdrawn(some[0]) ? undefined : goodsOf(legs, some[0]);
      if (goods === undefined) return [];
      const said = some.map((row): Said => ({ row, origin: originOf(row.cells.claim_from ?? "") }));
      return said.flatMap((one) => claimsOfRow(input, goods, one, said));
    })
    .toSorted((a, b) => compareText(a.document, b.document) || compareText(a.flow, b.flow));
}

/** A paper that cancels the certificate, or the very goods that it is about. */
function withdrawals({ records }: ShareInput): (row: Row) => boolean {
  const cancelling = records.documents.filter(({ cells }) => cells.kind === "cancellation");
  return ({ cells: { document, lot, shipment } }) =>
    cancelling.some(
      ({ cells }) =>
        cells.document === document ||
        (lot !== undefined && foldLot(cells.lot) === foldLot(lot)) ||
        (shipment !== undefined && cells.shipment?.trim() === shipment.trim()),
    );
}

interface Claimed {
  readonly leg: Leg;
  readonly edge: number | undefined;
}

interface Goods {
  readonly flows: readonly Claimed[];
  /** No less than the kilograms of all of it; undefined where that is not recorded. */
  readonly mass: Rational | undefined;
}

/** The flows that a row names. A number that lots of two places bear is that of neither. */
function goodsOf(legs: Legs, { cells }: Row): Goods | undefined {
  const [lot, shipment] = [foldLot(cells.lot), cells.shipment?.trim()];
  if (lot === undefined && shipment === undefined) return undefined;
  const ofLot = (leg: Leg): boolean => lot === undefined || leg.lot === lot;
  const moves = legs.moved.filter(
    ({ out }) => ofLot(out) && (shipment === undefined || out.shipment === shipment),
  );
  const made = shipment === undefined ? legs.made.flatMap((run) => run.outputs.filter(ofLot)) : [];
  const had = new Set([...moves.map((one) => one.in.place.sure), ...made.map(({ place }) => place.sure)]);
  const firsts = moves.map(({ out }) => out.place.sure).filter((place) => !had.has(place));
  if (new Set([...firsts, ...made.map(({ place }) => place.sure)]).size !== 1) return undefined;
  const whole = made.length > 0 ? made : moves.map(({ out }) => out);
  return {
    flows: [
      ...moves.map(({ edge, out }) => ({ leg: out, edge })),
      ...made.map((leg) => ({ leg, edge: undefined })),
    ],
    mass: sumOf(whole.map(({ kg }) => kg)),
  };
}

const none = rational(0n);
const sumOf = (all: readonly (Rational | undefined)[]): Rational | undefined =>
  all.reduce((sum, one) => (sum === undefined || one === undefined ? undefined : plus(sum, one)), none);

interface Said {
  readonly row: Row;
  readonly origin: ClaimOrigin | undefined;
}

function claimsOfRow(
  input: ShareInput,
  { flows, mass }: Goods,
  { row, origin }: Said,
  paper: readonly Said[],
): readonly PaperClaim[] {
  const { cells } = row;
  const model = modelOf(row);
  const rest = cells.quantity === undefined ? wholeOf(model) : restOf(input, mass, row);
  const origins = cells.quantity === undefined ? originsOf(paper) : origin && [origin];
  if (model === undefined || rest === undefined || origins === undefined) return [];
  return flows.flatMap(({ leg, edge }) => {
    const most = isValid(row, leg) ? shareOf(rest, leg.kg) : undefined;
    const run = edge === undefined ? leg.record : undefined;
    if (most === undefined) return [];
    return [{ document: cells.document ?? "", model, flow: leg.flow, edge, run, hs: leg.hs, origins, most }];
  });
}

/** The model of a row; undefined where it says nothing of what is in the goods. */
function modelOf({ cells }: Row): CustodyModel | undefined {
  const model = custodyModels.find((one) => one === cells.claim);
  return model !== undefined && boundsContent[model] ? model : undefined;
}

/** Without a quantity all of it is covered; of a blend only a stated part is. */
const wholeOf = (model: CustodyModel | undefined): Rational | undefined =>
  model === "controlled-blending" ? undefined : none;

/** Kilograms that the claim does not cover. */
function restOf({ flow }: ShareInput, mass: Rational | undefined, { cells }: Row): Rational | undefined {
  const covered = kilograms(flow.input.units, cells.quantity, cells.unit);
  if (covered === undefined || mass === undefined || covered.n <= 0n) return undefined;
  const rest = minus(mass, covered);
  return rest.n < 0n ? none : rest;
}

/** The origins of all rows of a paper; undefined where one is not known, or a row keeps accounts of a mixture only. */
function originsOf(paper: readonly Said[]): readonly ClaimOrigin[] | undefined {
  const known = paper.flatMap(({ row, origin }) =>
    origin !== undefined && modelOf(row) !== undefined ? [origin] : [],
  );
  return known.length === paper.length ? known : undefined;
}

/** A paper speaks of what surely moved or was made while it was valid. */
const isValid = ({ cells: { from, to } }: Row, { when }: Leg): boolean =>
  (from === undefined || when.earliest >= dayNumber(from)) &&
  (to === undefined || when.latest <= dayNumber(to));

const digits = 9;

/** What is not covered may all be in one flow. Rounded up to a billionth; undefined where that bounds nothing. */
function shareOf(rest: Rational, kg: Rational | undefined): string | undefined {
  if (rest.n === 0n) return "0";
  if (kg === undefined || compare(rest, kg) >= 0) return undefined;
  const up = (rest.n * kg.d * 10n ** BigInt(digits) + rest.d * kg.n - 1n) / (rest.d * kg.n);
  return up >= 10n ** BigInt(digits) ? undefined : `0.${up.toString().padStart(digits, "0")}`;
}
