import { z } from "zod";

/** One step of a capture: an address that was asked, and the machine that answered. */
const step = z.strictObject({
  url: z.string(),
  /** The address of the machine, as digits. */
  address: z.string(),
  status: z.number().int(),
});

/** What is kept of a capture beside its bytes. Its own hash stands in the event of the document's coming in. */
export const captureRecordSchema = z.strictObject({
  version: z.literal(1),
  /** As it was asked for. */
  url: z.string(),
  /** Instant at which it was asked, by the clock of this machine. */
  at: z.string(),
  /** Every address that was asked, in order; the last one answered. */
  steps: z.array(step).min(1),
  /** Of the answer, as they came: several of one name stand apart. */
  headers: z.array(z.tuple([z.string(), z.string()])),
  /** Bytes as they were sent, before unpacking. */
  sent: z.number().int(),
  /** SHA-256 and size of the bytes as they are kept. */
  sha256: z.string(),
  bytes: z.number().int(),
});
export type CaptureRecord = z.output<typeof captureRecordSchema>;
