import { counted } from "../../formats/counted.ts";
import { type LineOf, readLine, unreadLine } from "../read-line.ts";
import type { ReadLine } from "../read-shapes.ts";
import { fullReading, type ReadingContext } from "./full-reading.ts";
import type { BytesRead } from "./read-bytes.ts";

const unreadWords = (unread: number): readonly string[] =>
  unread === 0
    ? []
    : [
        `The last ${counted(unread)} characters are kept and can be searched, and were not read for statements: cut the file into parts, and read those.`,
      ];

/** The printed line of a document whose bytes were read. */
export function lineOfRead(
  told: Omit<LineOf, "mediaType">,
  { mediaType, layer, problem, remarks }: BytesRead,
  context: ReadingContext,
): ReadLine {
  const of = { ...told, mediaType };
  if (layer === undefined) return unreadLine(of, problem, remarks);
  const reading = fullReading(layer, context);
  const line = readLine(of, layer, reading);
  return { ...line, remarks: [...remarks, ...line.remarks, ...unreadWords(reading.unread)] };
}
