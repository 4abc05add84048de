import { z } from "zod";
import type { Hit } from "../model/hit.ts";
import { toDecimal } from "../model/levels.ts";
import type { PartyNode } from "../model/records.ts";
import { readIdentifier } from "../screening/identifier-match.ts";
import type { PartyRelation } from "../screening/ownership/relations.ts";
import type { PreparedQuery } from "../screening/screen-query.ts";
import type { Screened } from "../screening/screened-record.ts";
import { searchedValues } from "../screening/screened-record-values.ts";
import { noHitSentence } from "../screening/sentences.ts";
import { sentenceOfHit } from "./hit-sentence.ts";
import type { Held } from "./hits.ts";
import { hitSchema, shareToldSchema, toHit, toShareTold } from "./shapes.ts";
import { bandPrecision, bandPrecisionSchema } from "./tables/names.ts";

const screenedSchema = z.object({
  lists: z.array(z.object({ key: z.string(), version: z.string() })),
  algorithm: z.string(),
  threshold: z.number(),
  at: z.string(),
  /** Measured on labelled pairs: how many in each band were the same party. */
  bands: bandPrecisionSchema,
  listNotes: z.array(z.string()),
});

/** The answer for one row. */
export const screenLine = z.object({
  /** Whether the workspace, and so everything said of it, is an example. */
  fictional: z.boolean(),
  row: z.number().int(),
  input: z.object({
    file: z.string(),
    party: z.string(),
    names: z.array(z.string()),
    country: z.string().nullable(),
  }),
  hits: z.array(hitSchema.extend({ sentence: z.string() })),
  /** How the party may stand to a listed one through ownership. Shown, and never a hit. */
  relations: z.array(
    z.object({
      kind: z.enum(["parent", "share"]),
      list: z.string(),
      version: z.string(),
      entry: z.string(),
      name: z.string(),
      rule: z.string(),
      citation: z.string(),
      share: shareToldSchema.nullable(),
      sentence: z.string(),
    }),
  ),
  /** What was looked for and not found, in words; null where there are hits. */
  notFound: z.string().nullable(),
  /** Every value that was held against the lists, with the scripts of a name's letters. */
  searched: z.array(z.object({ value: z.string(), kind: z.string(), scripts: z.array(z.string()) })),
  /** Values that were given and could not be searched, and why. */
  notSearched: z.array(z.object({ value: z.string(), kind: z.string(), why: z.string() })),
  /** Names that hold nothing to search by. */
  unsearched: z.array(z.string()),
  /** Why the row could not be read; such a row is screened by nothing. */
  quarantined: z.string().nullable(),
  screened: screenedSchema,
});

export type ScreenLine = z.infer<typeof screenLine>;

/** A row that is screened. */
export interface Row {
  readonly row: number;
  readonly file: string;
  readonly party: PartyNode;
  readonly quarantined: string | null;
  /** The names as the records give them, those included that name nobody. */
  readonly given?: readonly string[] | undefined;
}

/** A row with what was found, before anything is asked of its parents. */
export interface Answered {
  readonly row: Row;
  readonly prepared: PreparedQuery;
  readonly hits: readonly Hit[];
  readonly screened: Screened;
}

/** The answer for a row, with how its party may stand to listed ones. */
export function lineOf(
  subject: Held,
  { row, prepared, hits, screened }: Answered,
  relations: readonly PartyRelation[],
): ScreenLine {
  const { party, file, quarantined } = row;
  const { query, unsearched } = prepared;
  const { searched, notSearched } = searchedValues(query, [...unsearched, ...namingNobody(row, query.names)]);
  const held = {
    ...query,
    names: query.names.filter((name) => !unsearched.includes(name)),
    identifiers: (query.identifiers ?? []).filter((one) => readIdentifier(one) !== undefined),
  };
  return {
    fictional: subject.fictional,
    row: row.row,
    input: { file, party: party.id, names: [...party.names], country: party.country ?? null },
    hits: hits.map((hit) => withSentence(hit, party, subject)),
    relations: relations.map(({ share, ...relation }) => ({
      ...relation,
      share: share === undefined ? null : toShareTold(share),
    })),
    notFound: hits.length > 0 ? null : noHitSentence(held, screened, notSearched),
    searched: searched.map(({ scripts, ...value }) => ({ ...value, scripts: [...scripts] })),
    notSearched: [...notSearched],
    unsearched: [...unsearched],
    quarantined,
    screened: screenedSchema.parse({
      ...screened,
      threshold: toDecimal(screened.threshold),
      bands: bandPrecision(),
    }),
  };
}

/** Names that were given and are no name of the party, such as "..." and TO ORDER: they are told, and not searched. */
const namingNobody = ({ party, given = [] }: Row, names: readonly string[]): readonly string[] => {
  const told = new Set([...given, ...(party.unknown ? party.names : [])].map((name) => name.trim()));
  return [...told].filter((name) => name !== "" && !names.some((known) => known.trim() === name));
};

const withSentence = (hit: Hit, party: PartyNode, held: Held) => ({
  ...toHit(hit),
  sentence: sentenceOfHit(hit, party.name, held),
});
