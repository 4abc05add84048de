/** The whole element that begins at or after a place of an XML text; told without a parser, for texts that are mostly whole. */
export function elementAt(text: string, at: number): readonly [number, number] | undefined {
  const start = /<([A-Za-z][\w:.-]*)[^<>]*?(\/?)>/g;
  start.lastIndex = at;
  const found = start.exec(text);
  if (found === null) return undefined;
  const from = found.index;
  if (found[2] === "/") return [from, start.lastIndex];
  const ends = new RegExp(`<(/?)${found[1]}(?:\\s[^<>]*?)?(/?)>`, "g");
  ends.lastIndex = start.lastIndex;
  let depth = 1;
  for (let next = ends.exec(text); next !== null; next = ends.exec(text)) {
    if (next[2] !== "/") depth += next[1] === "/" ? -1 : 1;
    if (depth === 0) return [from, ends.lastIndex];
  }
  return undefined;
}

/** The whole object or array that begins at or after a place of a JSON text. */
export function bracketsAt(text: string, at: number): readonly [number, number] | undefined {
  const token = /[{}[\]]|"(?:[^"\\]|\\.)*"/g;
  const start = /[{[]/g;
  start.lastIndex = at;
  const found = start.exec(text);
  if (found === null) return undefined;
  token.lastIndex = found.index;
  let depth = 0;
  for (let next = token.exec(text); next !== null; next = token.exec(text)) {
    if (next[0] === "{" || next[0] === "[") depth += 1;
    else if (next[0] === "}" || next[0] === "]") depth -= 1;
    if (depth === 0) return [found.index, token.lastIndex];
  }
  return undefined;
}

/** The line that a place lies on, its end included. */
export function lineAt(text: string, at: number): readonly [number, number] {
  const end = text.indexOf("\n", at);
  return [text.lastIndexOf("\n", at - 1) + 1, end < 0 ? text.length : end + 1];
}
