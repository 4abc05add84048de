import { z } from "zod";
import { paperKinds, rules, verdicts } from "../custody/check-result.ts";
import { shareSchema } from "./flow-shapes.ts";

const checkSchema = z.object({
  rule: z.enum(rules),
  result: z.enum(["pass", "fail", "cannot-tell"]),
  /** By how much it fails, in `unit`. */
  amount: z.number().nullable(),
  unit: z.string().nullable(),
  reason: z.string(),
  /** Papers, runs, shipments and ledgers that it rests on. */
  documents: z.array(z.string()),
});

const missingSchema = z.object({
  step: z.string(),
  paper: z.enum(paperKinds),
  /** Who should hold it, as well as the records tell. */
  holder: z.string(),
  why: z.string(),
});

const paperSchema = z.object({
  document: z.string(),
  kind: z.string().nullable(),
  issuer: z.string().nullable(),
  date: z.string().nullable(),
  language: z.string().nullable(),
  pages: z.string().nullable(),
  /** Number of the paper that it translates, and whether a row of that one is here. */
  translationOf: z.string().nullable(),
  originalOnFile: z.boolean().nullable(),
  /** Its file as a row names it, and SHA-256 of what was attached; null = not attached. */
  file: z.string().nullable(),
  sha256: z.string().nullable(),
});

const lotSchema = z.object({
  lot: z.string(),
  product: z.string().nullable(),
  hs: z.string().nullable(),
  /** Kilograms of it, where they are known. */
  kg: z.number().nullable(),
  verdict: z.enum(verdicts),
  checks: z.array(checkSchema),
  /** At least and at most how much of it carries each source of exposure, as `trace` has it; only of lots that are asked for by name. */
  shares: z.array(shareSchema),
  missing: z.array(missingSchema),
  /** The papers whose rows name it or a shipment of it, in the order of their numbers; each number and kind once. */
  papers: z.array(paperSchema),
});

/** One line of a mass balance: what went in or came out, how it was converted, and what is left over. */
export const tableRowSchema = z.object({
  lot: z.string(),
  line: z.string(),
  what: z.string(),
  given: z.string(),
  unit: z.string(),
  factor: z.string(),
  kg: z.string(),
  note: z.string(),
});

export const reconcileSchema = z.object({
  fictional: z.boolean(),
  on: z.string(),
  client: z.string().nullable(),
  /** Rows of a file that were taken as if they had been imported; nothing of them was kept. */
  supposed: z.object({ file: z.string(), kind: z.string(), rows: z.number().int() }).array(),
  /** Yields and tolerances that a person set otherwise for this workspace; shares do not rest on them. */
  overrides: z.array(
    z.object({ what: z.string(), value: z.string(), reason: z.string(), by: z.string(), at: z.string() }),
  ),
  lots: z.array(lotSchema),
  /** Orders to which nothing is tied yet, and what will have to be shown of them. */
  orders: z.array(
    z.object({
      order: z.string(),
      hs: z.string().nullable(),
      seller: z.string(),
      missing: z.array(missingSchema),
    }),
  ),
  table: z.array(tableRowSchema),
  file: z.object({ file: z.string(), sha256: z.string(), bytes: z.number().int() }).nullable(),
  notes: z.array(z.string()),
});

export type ReconcileOutput = z.infer<typeof reconcileSchema>;
export type LotLine = ReconcileOutput["lots"][number];
