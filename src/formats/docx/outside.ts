import type { Parts, XlsxOptions } from "../xlsx/parts.ts";
import { scanPart } from "../xlsx/parts.ts";

/** How many parts a document names outside its package, links that a reader clicks left out: templates, pictures, objects. */
export async function outsideOf(parts: Parts, options: XlsxOptions): Promise<number> {
  let count = 0;
  for (const [key, entry] of parts) {
    if (!key.endsWith(".rels")) continue;
    await scanPart(entry, options, (name, { TargetMode: mode, Type: type = "" }) => {
      if (name === "Relationship" && mode === "External" && !type.endsWith("/hyperlink")) count += 1;
    });
  }
  return count;
}
