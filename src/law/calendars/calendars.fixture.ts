// biome-ignore lint/style/noRestrictedImports: only tests read the disk here; the room itself is handed texts
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Calendar } from "./calendar.ts";
import { readCalendars } from "./read-calendars.ts";

const root = join(import.meta.dirname, "../../../data/law/calendars");

/** The calendars of `data/law/calendars`, by name. */
export const calendarsOf = (): ReadonlyMap<string, Calendar> =>
  readCalendars(
    Object.fromEntries(
      readdirSync(root).map((name) => [`calendars/${name}`, readFileSync(join(root, name), "utf8")]),
    ),
  );
