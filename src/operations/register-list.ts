import type { ListVersion } from "../model/list-entry.ts";
import type { EventData } from "../store/events/event-table.ts";
import type { Store } from "../store/open-store.ts";

interface Registering extends Pick<EventData<"list-registered">, "files" | "accepted"> {
  /** Who asked; default Selvedge itself. */
  readonly by?: string;
}

/** Stores a list version and registers it with one event. */
export function registerList(
  store: Store,
  at: string,
  version: ListVersion,
  { by = "selvedge", files, accepted }: Registering = {},
): void {
  const stored = store.lists.put(version);
  store.append([
    {
      at,
      by,
      type: "list-registered",
      data: {
        key: version.key,
        version: version.version,
        published: version.published,
        sha256: stored.sha256,
        origin: version.origin,
        ...(files === undefined || files.length === 0 ? {} : { files }),
        ...(accepted === undefined ? {} : { accepted }),
      },
    },
  ]);
}
