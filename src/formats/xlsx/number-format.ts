/** What a number of a cell is by its format: a day (perhaps with a time), a time of day, or a number. A span of time is a number. */
export type NumberKind = "number" | "date" | "time";

/** Ids whose codes no file holds (ECMA-376 part 1, 18.8.30), East Asian ones included; 46 is a span of time. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
const isBuiltInTime = (id: number): boolean => (id >= 18 && id <= 21) || id === 45 || id === 47;

/** What is shown as it stands: quoted text, escaped characters, widths and fillers. */
const literal = /"[^"]*"?|\\.?|_.?|\*.?/gs;
const span = /\[(?:h+|m+|s+)\]/i;

function kindOfCode(code: string): NumberKind {
  // A code longer than Excel's own 255 characters is not looked at to its end.
  const [section = ""] = code.slice(0, 1024).replace(literal, "").split(";");
  if (span.test(section)) return "number";
  const tokens = section
    .replace(/\[[^\]]*\]/g, "")
    .replace(/am\/pm|a\/p/gi, "h")
    .replace(/s\.0+/gi, "s");
  if (/general|standard|[0#?]/i.test(tokens)) return "number";
  if (/[ydeb]/i.test(tokens)) return "date";
  if (/[hs]/i.test(tokens)) return "time";
  return /m/i.test(tokens) ? "date" : "number";
}

/** The kind of a number format: by the code where the file holds one, else by the built-in id. */
export function kindOfFormat(id: number, code?: string): NumberKind {
  if (code !== undefined) return kindOfCode(code);
  if (isBuiltInDate(id)) return "date";
  return isBuiltInTime(id) ? "time" : "number";
}
