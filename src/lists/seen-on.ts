import type { IsoDate } from "../model/dates.ts";
import type { ListVersion } from "../model/list-entry.ts";

/** The last day on which the publisher is known to have published what the version says. */
export const seenOn = ({
  published,
  checked = published,
}: Pick<ListVersion, "published" | "checked">): IsoDate => (checked > published ? checked : published);
