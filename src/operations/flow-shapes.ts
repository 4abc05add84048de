import { z } from "zod";
import { hopKinds, passings, pathChoices, sourceKinds } from "../model/flow.ts";
import { identities, levels } from "../model/levels.ts";
import { scenarioSchema } from "./flow-scenario.ts";

const place = z.object({ import: z.string(), row: z.number().int(), file: z.string() });

export const sourceSchema = z.object({
  /** `subject` = what was asked about, where its own flow downstream is told and it is no source. */
  kind: z.enum([...sourceKinds, "subject"]),
  ref: z.string(),
  identity: z.enum(identities).nullable(),
  party: z.string(),
  partyName: z.string(),
  name: z.string(),
  list: z.string().nullable(),
  version: z.string().nullable(),
  level: z.enum(levels),
  sentence: z.string(),
  fictional: z.boolean(),
  records: z.array(place),
});

export const hopSchema = z.object({
  kind: z.enum(hopKinds),
  from: z.string(),
  fromName: z.string(),
  to: z.string(),
  toName: z.string(),
  good: z.string().nullable(),
  goodName: z.string().nullable(),
  quantity: z.number().nullable(),
  unit: z.string().nullable(),
  kg: z.string().nullable(),
  date: z.string().nullable(),
  dateLatest: z.string().nullable(),
  dateKind: z.string().nullable(),
  shipment: z.string().nullable(),
  lot: z.string().nullable(),
  document: z.string().nullable(),
  basis: z.enum(levels),
  passing: z.enum(passings),
  notes: z.array(z.string()),
  record: place.nullable(),
  /** Where several rows tell of the one movement: all of them, `record` among them. */
  sources: z.array(place).optional(),
});

export const pathSchema = z.object({
  source: sourceSchema,
  as: z.array(z.enum(pathChoices)),
  hops: z.array(hopSchema),
  basis: z.enum(levels),
  tied: z.enum(levels),
  untied: z.string().nullable(),
  weakest: z.string().nullable(),
  /** Place in `hops`, from 0, of what `weakest` is said of; null where it is the source's own. */
  weakestHop: z.number().int().nullable(),
  arrives: z.string().nullable(),
  tiers: z.number().int(),
  timeFeasible: z.boolean(),
  massFeasible: z.boolean().nullable(),
});

const exclusion = z.object({
  count: z.number().int(),
  best: z.object({ source: sourceSchema, hops: z.array(hopSchema), why: z.string() }).nullable(),
});

export const excludedSchema = z.object({
  byDate: exclusion,
  /** By the stays that were asked for; none where none were. */
  byDwell: exclusion,
  byGoods: exclusion,
  /** Only where several are set aside together: the order of days, the goods, and the stays. */
  byDateAndGoods: exclusion,
});

export const endSchema = z.object({
  party: z.string(),
  partyName: z.string(),
  unknown: z.boolean(),
  hops: z.array(hopSchema),
});

/** At least `min` and at most `max` of the goods carries the source: shares of one, rounded outward to six places. */
export const shareSchema = z.object({
  /** "place:CN-XJ"; "union" = any of `sources`. */
  source: z.string(),
  sources: z.array(z.string()),
  /** `material` = of that material alone, where most of the goods may be another. */
  of: z.enum(["product", "material"]),
  material: z.string().nullable(),
  /** `contradicted` = the records cannot all be true; `no-mass` = there is nothing to have a share of. */
  state: z.enum(["bounded", "contradicted", "no-mass"]),
  /** First and last day on which the goods can have moved: "2026-07-01/2026-09-30"; null = open. */
  period: z.string().nullable(),
  /** Null where no interval is given. */
  min: z.number().nullable(),
  max: z.number().nullable(),
  /** Ledgers, production records and claims on which the interval stands. */
  if: z.array(z.string()),
  /** Documents without which an end would lie elsewhere, those that move it most first. */
  bindingDocuments: z.array(z.string()),
  /** `end` = where that end would lie without the document; `moves` = by how many millionths. */
  binding: z.array(
    z.object({
      document: z.string(),
      records: z.array(z.string()),
      of: z.enum(["min", "max"]),
      end: z.number(),
      moves: z.number().int(),
    }),
  ),
  /** Documents that may bear on an end and were not tried; null = none were, because many shares were asked for. */
  untried: z.number().int().nullable(),
  /** Documents that contradict one another. */
  contradictedBy: z.array(z.string()),
  /** Where it stays open, and why. */
  open: z.array(z.string()),
  note: z.string(),
});

export const flowSchema = z.object({
  subject: z.string(),
  subjectName: z.string(),
  direction: z.enum(["up", "down"]),
  on: z.string(),
  /** The last instant of which the records count; null = everything recorded. */
  knownBy: z.string().nullable(),
  fictional: z.boolean(),
  paths: z.array(pathSchema.extend({ product: z.string().nullable() })),
  shares: z.array(shareSchema),
  scenario: scenarioSchema,
  /** Where the records end, and by which way. */
  ends: z.array(endSchema),
  excluded: excludedSchema,
  truncated: z.string().nullable(),
  notes: z.array(z.string()),
});

export type FlowLine = z.infer<typeof flowSchema>;
