import { z } from "zod";
import { type FlowPath, hopKinds, passings, pathChoices, sourceKinds } from "../model/flow.ts";
import { identities, levels } from "../model/levels.ts";

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
});

export const pathSchema = z.object({
  source: sourceSchema,
  as: z.array(z.enum(pathChoices)),
  hops: z.array(hopSchema),
  basis: z.enum(levels),
  tied: z.enum(levels),
  untied: z.string().nullable(),
  weakest: z.string().nullable(),
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
  byDwell: exclusion,
  byGoods: exclusion,
  byDateAndGoods: exclusion,
});

export const endSchema = z.object({
  party: z.string(),
  partyName: z.string(),
  unknown: z.boolean(),
  hops: z.array(hopSchema),
});

export const shareSchema = z.object({
  source: z.string(),
  of: z.enum(["product", "material"]),
  period: z.string().nullable(),
  min: z.number(),
  max: z.number(),
  if: z.array(z.string()),
  bindingDocuments: z.array(z.string()),
  note: z.string(),
});

/**
 * The share that a source has in a product, as far as it is bounded: no stock ledger balances and no declaration covers
 * the receipts, so that anything between nothing and all is possible.
 */
export const openShare = ({ source }: FlowPath): z.infer<typeof shareSchema> => ({
  source: `${source.kind}:${source.ref}`,
  of: "product",
  period: null,
  min: 0,
  max: 1,
  if: [],
  bindingDocuments: [],
  note: "Receipts and stock are open: quantities bound nothing. A share is not a threshold; UFLPA and section 307 know no de minimis.",
});

export const flowSchema = z.object({
  subject: z.string(),
  subjectName: z.string(),
  direction: z.enum(["up", "down"]),
  on: z.string(),
  fictional: z.boolean(),
  paths: z.array(pathSchema.extend({ product: z.string().nullable() })),
  shares: z.array(shareSchema),
  /** Where the records end, and by which way. */
  ends: z.array(endSchema),
  excluded: excludedSchema,
  truncated: z.string().nullable(),
  notes: z.array(z.string()),
});

export type FlowLine = z.infer<typeof flowSchema>;
