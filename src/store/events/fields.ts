import { z } from "zod";
import { isIsoDate, isIsoInstant } from "../../model/dates.ts";

/** Lower-case hexadecimal SHA-256. */
export const sha256Field = z.string().regex(/^[0-9a-f]{64}$/);
/** A file of a publisher as it came: its bytes in `originals/`, and what the next download asks with. */
export const publisherFileField = z.strictObject({
  name: z.string().min(1),
  sha256: sha256Field,
  /** The address that answered; absent where the file was taken from the disk. */
  url: z.string().min(1).optional(),
  etag: z.string().min(1).optional(),
  lastModified: z.string().min(1).optional(),
});
/** A name that becomes a folder: no separators, no leading dot, so that no event can point outside the workspace. */
export const folderField = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/);
export const dateField = z.string().refine(isIsoDate, "an ISO day that exists");
export const instantField = z.string().refine(isIsoInstant, "an ISO instant in UTC");
export const textField = z.string().min(1);
export const countField = z.int().nonnegative();
