/** ES2025: a number that JavaScript would write in another way, as formats/json/json-values.ts keeps it. */
const sourceJson = JSON as unknown as {
  readonly isRawJSON: (value: unknown) => value is { rawJSON: string };
};

/** The text of a JSON number as it was written; undefined for any other value. */
export function numberText(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return sourceJson.isRawJSON(value) ? value.rawJSON : undefined;
}

/** Digits beyond which it is no quantity of goods, as in goods/rational.ts. */
const longest = 60;

/** A JSON number as a plain decimal, to the last digit as written: 1.50 stays 1.50, 1.5e3 becomes 1500. */
export function plainDecimal(text: string): string | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign = "", whole = "", part = "", power] = match;
  if (power === undefined) return text.length > longest ? undefined : text;
  const shift = Number(power);
  if (Math.abs(shift) > longest || whole.length + part.length > longest) return undefined;
  const digits = whole + part;
  const point = whole.length + shift;
  const padded = point <= 0 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  const at = Math.max(point, 1);
  const head = padded.slice(0, at).replace(/^0+(?=\d)/, "");
  const tail = padded.slice(at);
  const plain = tail === "" ? `${sign}${head}` : `${sign}${head}.${tail}`;
  return plain.length > longest ? undefined : plain;
}
