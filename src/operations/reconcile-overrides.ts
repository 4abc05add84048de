import { inForce, type Override } from "../custody/overrides.ts";
import { knownByLimit } from "../store/ledger/known-by.ts";
import type { Store } from "../store/open-store.ts";

/** The overrides in force, as they were known by a day or an instant, in the order of the log. */
export function overridesOf({ log }: Store, knownBy?: string): readonly Override[] {
  const limit = knownByLimit(knownBy);
  return inForce(
    log
      .read()
      .flatMap((event): readonly Override[] =>
        event.type === "override-recorded" && Date.parse(event.at) <= limit
          ? [{ ...event.data, at: event.at }]
          : [],
      ),
  );
}
