import { hsDigits } from "../../goods/hs.ts";
import { compareText } from "../../model/compare-text.ts";
import { bookLegs } from "./booking.ts";
import { readDeclarations } from "./declarations.ts";
import { declareStocks } from "./declared-stocks.ts";
import { type LaidNetwork, layNetwork } from "./lay-network.ts";
import { readLegs } from "./legs.ts";
import { isClaimRow, type PaperClaim, readPaperClaims } from "./paper-claims.ts";
import { type ShareInput, toleranceOf } from "./share-input.ts";
import { readStocks } from "./stock-periods.ts";

/** The recorded flows that touch a stock whose receipts are all there, once for all questions. */
export interface ShareGround extends LaidNetwork {
  readonly input: ShareInput;
  /** What certificates claim of the recorded flows. */
  readonly paperClaims: readonly PaperClaim[];
  /** Ledgers that close nothing, and records that contradict one. */
  readonly notes: readonly string[];
}

const grounds = new WeakMap<
  ShareInput["flow"],
  { readonly of: ShareInput["records"]; readonly ground: ShareGround }
>();

/** The ground of a network; laid out at first use. */
export function shareGround(input: ShareInput): ShareGround {
  const known = grounds.get(input.flow);
  if (known !== undefined && known.of === input.records) return known.ground;
  const ground = layGround(input);
  grounds.set(input.flow, { of: input.records, ground });
  return ground;
}

function layGround(input: ShareInput): ShareGround {
  const { stock, transformations, transformation_outputs, documents } = input.records;
  const bare = { accounts: [], movements: [], transformations: [], statements: [], claims: [] };
  const isDeclared =
    documents.some(({ cells }) => cells.kind === "completeness-declaration") || documents.some(isClaimRow);
  if (stock.length + transformations.length + transformation_outputs.length === 0 && !isDeclared)
    return {
      input,
      paperClaims: [],
      network: bare,
      taken: [],
      edgeOf: new Map(),
      materials: new Map(),
      openings: new Map(),
      placeOfRun: new Map(),
      codeOf: new Map(),
      notes: [],
    };
  const legs = readLegs(input);
  const products = productCodes(input);
  const declarations = readDeclarations(input, legs.places, products);
  const stocks = declareStocks(readStocks(input, legs.places, products), declarations);
  const booking = bookLegs(legs, stocks, toleranceOf(input.tables, "stock-difference"));
  const notes = [...booking.ledgers].flatMap(([{ opens }, ledger]) =>
    ledger.state === "closed" || opens === "by-none" || opens === "by-declaration" ? [] : [ledger.why],
  );
  return {
    input,
    paperClaims: readPaperClaims(input, legs),
    ...layNetwork(input, legs, booking),
    notes: [...new Set([...stocks.notes, ...notes])].toSorted(compareText),
  };
}

/** HS codes of products that a row of stock may name by their id. */
function productCodes({ flow }: ShareInput): ReadonlyMap<string, string> {
  const rows = flow.input.records.products.flatMap(({ cells: { product, hs } }) =>
    product !== undefined && hsDigits(hs).length >= 4 ? [{ product, hs: hsDigits(hs) }] : [],
  );
  return new Map(
    [...Map.groupBy(rows, ({ product }) => product)].flatMap(([product, some]) => {
      const codes = new Set(some.map(({ hs }) => hs));
      return codes.size === 1 ? [[product, some[0]?.hs ?? ""] as const] : [];
    }),
  );
}
