import { type LineOf, readLine, unreadLine } from "../read-line.ts";
import type { ReadLine } from "../read-shapes.ts";
import { fullReading, type ReadingContext } from "./full-reading.ts";
import type { BytesRead } from "./read-bytes.ts";

/** The printed line of a document whose bytes were read. */
export function lineOfRead(
  told: Omit<LineOf, "mediaType">,
  { mediaType, layer, problem, remarks }: BytesRead,
  context: ReadingContext,
): ReadLine {
  const of = { ...told, mediaType };
  if (layer === undefined) return unreadLine(of, problem, remarks);
  const line = readLine(of, layer, fullReading(layer, context));
  return { ...line, remarks: [...remarks, ...line.remarks] };
}
