import type { ListVersion } from "../model/list-entry.ts";
import type { Store } from "../store/open-store.ts";

/** Stores a list version and registers it with one event. */
export function registerList(store: Store, at: string, version: ListVersion): void {
  const stored = store.lists.put(version);
  store.append([
    {
      at,
      by: "selvedge",
      type: "list-registered",
      data: {
        key: version.key,
        version: version.version,
        published: version.published,
        sha256: stored.sha256,
        origin: version.origin,
      },
    },
  ]);
}
