import { findRemembered, type RememberedMapping } from "../records/remembered-mapping.ts";
import type { Store } from "../store/open-store.ts";
import type { FileOptions } from "./look-at-file.ts";

/** Reason of an undoing that only makes room for another reading of the same file; what was said of it still holds. */
export const readAnew = "the same file was read anew as";

/** Imports that a person took back: what was said of them may have been the mistake. */
function takenBack(store: Store): ReadonlySet<string> {
  const taken = new Set<string>();
  for (const event of store.log.read()) {
    if (event.type === "import-registered") taken.delete(event.data.import);
    if (event.type === "import-undone" && !event.data.reason.startsWith(readAnew))
      taken.add(event.data.import);
  }
  return taken;
}

/** What was said of files with the same headings, the latest last. */
export function rememberedFrom(
  store: Store | undefined,
): (headings: readonly string[]) => RememberedMapping | undefined {
  const taken = store === undefined ? new Set<string>() : takenBack(store);
  const said: RememberedMapping[] = [];
  for (const event of store?.log.read() ?? [])
    if (
      event.type === "import-registered" &&
      event.data.said !== undefined &&
      !taken.has(event.data.import)
    ) {
      const { headings, kind, map = {} } = event.data.said;
      said.push({ fingerprint: headings, kind, map, file: event.data.file });
    }
  return (headings) => findRemembered(said, headings);
}

/** How the same bytes were said to be read, where an import of them is in force. */
export function optionsOf(
  store: Store | undefined,
  inForce: ReadonlySet<string>,
  sha256: string,
): FileOptions {
  let found: FileOptions = {};
  for (const event of store?.log.read() ?? [])
    if (event.type === "import-registered" && event.data.sha256 === sha256 && inForce.has(event.data.import))
      found = event.data.options ?? {};
  return found;
}
