import { Buffer } from "node:buffer";
import { hashOf, sha256 } from "../../model/canonical.ts";
import type { NameTables } from "../../names/name-tables.ts";
import { corpusFromBytes, corpusToBytes } from "../name-index/corpus-bytes.ts";
import { prepareQuery, type ScreenQuery } from "../screen-query.ts";
import { screeningAlgorithm } from "../screening-algorithm.ts";
import { buildPartyIndex, type PartyIndex } from "./party-index.ts";

/** An index and what it was made from, so that bytes that were made from something else are never taken for it. */
interface Kept {
  /** The fingerprint, a byte a place. */
  readonly madeFrom: Uint8Array;
  readonly index: PartyIndex;
}

/** An index as bytes, for a cache on the machine that made it. */
export const partyIndexToBytes = (index: PartyIndex, fingerprint: string): Uint8Array =>
  corpusToBytes<Kept>({ madeFrom: Uint8Array.from(Buffer.from(fingerprint, "hex")), index });

/** The index in bytes; undefined where they were made from something else. The bytes must not change afterwards. */
export function partyIndexFromBytes(bytes: Uint8Array, fingerprint: string): PartyIndex | undefined {
  const kept = corpusFromBytes<Kept>(bytes);
  return kept !== undefined && Buffer.from(kept.madeFrom).toString("hex") === fingerprint
    ? kept.index
    : undefined;
}

/**
 * What an index is made from: what each party is searched by, in their order, and the rules. Rules are told by their
 * version and by what they make of a few names: an index of other keys would miss parties without a word.
 */
export const fingerprintOfParties = (tables: NameTables, queries: readonly ScreenQuery[]): string =>
  hashOf({
    rules: screeningAlgorithm(tables),
    made: sha256(partyIndexToBytes(buildPartyIndex(probes.map((probe) => prepareQuery(tables, probe))), "")),
    queries: sha256(queries.map(askedOf).join("\n")),
  });

const askedOf = ({ names, identifiers = [], schema = "unknown" }: ScreenQuery): string =>
  JSON.stringify([names, identifiers.map(({ kind, value }) => [kind, value]), schema]);

/** A name of each script and kind of word. */
const probes: readonly ScreenQuery[] = [
  ["Xinjiang Qimulo Textile Co., Ltd.", "新疆天山毛纺织有限公司"],
  ["UNITEK No. 3 (Shanghai) GmbH", "尤尼泰克股份有限公司"],
  ["ООО Стройпроектинвест", "Stroyproektinvest"],
  ["ئاقسۇ پاختا", "Daliantianyi Cotton Industry XXI"],
].map((names, number) => ({ party: `${number}`, names }));
