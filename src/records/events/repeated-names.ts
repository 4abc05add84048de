import { Buffer } from "node:buffer";
import type { JsonPlace } from "../../formats/json/scan-json.ts";
import { scanJson } from "../../formats/json/scan-json.ts";
import { entry, member } from "./json-path.ts";

interface Level {
  readonly kind: "object" | "array";
  readonly path: string;
  readonly names: Set<string>;
  entries: number;
}

/** Repetitions that are told of one value; more say nothing new. */
const most = 20;

/**
 * Paths of names that stand a second time in one object. The parser of the runtime keeps the last value and says nothing;
 * `A` and `\u0041` are one name.
 */
export function repeatedNames(bytes: Uint8Array, root: string, nesting: number): readonly string[] {
  const found: string[] = [];
  const levels: Level[] = [];
  const pathOf = (place: JsonPlace): string => {
    const above = levels[place.depth - 1];
    if (above === undefined) return root;
    if (above.kind === "array") {
      above.entries += 1;
      return entry(above.path, above.entries - 1);
    }
    const name = String(JSON.parse(Buffer.from(bytes.subarray(place.keyFrom, place.keyTo)).toString()));
    const path = member(above.path, name);
    if (above.names.has(name) && found.length < most) found.push(path);
    above.names.add(name);
    return path;
  };
  scanJson(bytes, nesting, {
    begin: (place) => {
      levels.length = place.depth;
      const kind = place.kind === "array" ? "array" : "object";
      levels.push({ kind, path: pathOf(place), names: new Set(), entries: 0 });
      return true;
    },
    end: (place) => {
      if (place.kind === "object" || place.kind === "array") return;
      levels.length = place.depth;
      pathOf(place);
    },
  });
  return found;
}
