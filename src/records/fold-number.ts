/** The character before the decimals. The other of the two then groups thousands. */
export type DecimalMark = "." | ",";

export type NumberReading =
  | { readonly kind: "number"; readonly value: string; readonly word: string; readonly proves?: DecimalMark }
  /** One separator before exactly three digits: 1,234 or 1.234. */
  | { readonly kind: "either"; readonly point: string; readonly comma: string; readonly word: string }
  | { readonly kind: "bad"; readonly message: string };

const shape = /^([^\d\s.,+-][^\d\s.,+-]{0,3})?\s*([+-]?)([\d.,'’ ]*\d)\s*([^\d\s.,+-][^\d.,]{0,19})?$/u;
const grouped = (separator: string): RegExp =>
  new RegExp(`^[1-9]\\d{0,2}(?:${separator}\\d{2,3})*${separator}\\d{3}$`);

/** A plain decimal: no leading zeros, no trailing point. The decimals stay as written, they say how exact it is. */
function plain(sign: string, whole: string, decimals: string): string {
  const digits = whole.replace(/^0+(?=\d)/, "") || "0";
  const text = decimals === "" ? digits : `${digits}.${decimals}`;
  return sign === "-" && /[1-9]/.test(text) ? `-${text}` : text;
}

/** `mark` splits the decimals off; the other separator must group by two (India) or three. */
function readWith(mark: DecimalMark, sign: string, body: string): string | undefined {
  const group = mark === "." ? "," : ".";
  const at = body.indexOf(mark);
  const whole = at < 0 ? body : body.slice(0, at);
  const decimals = at < 0 ? "" : body.slice(at + 1);
  if (!/^\d*$/.test(decimals)) return undefined;
  const isWhole = /^\d+$/.test(whole) || grouped(group === "." ? "\\." : ",").test(whole);
  return isWhole ? plain(sign, whole.replaceAll(group, ""), decimals) : undefined;
}

function readBody(sign: string, body: string, word: string): NumberReading {
  if (/^\d+$/.test(body)) return { kind: "number", value: plain(sign, body, ""), word };
  const point = readWith(".", sign, body);
  const comma = readWith(",", sign, body);
  if (point === undefined && comma === undefined)
    return { kind: "bad", message: "not a number in a form that is read" };
  if (point !== undefined && comma !== undefined) return { kind: "either", point, comma, word };
  const proves: DecimalMark = point === undefined ? "," : ".";
  return { kind: "number", value: point ?? comma ?? "", word, proves };
}

/**
 * Reads a number with or without thousands separators (comma, point, space, apostrophe) and with at most one word
 * beside it: "1,234.50", "1.234,50", "12 500", "500 PCS", "US$ 20". Which of two readings holds for "1,234" is not
 * decided here.
 */
export function readNumber(text: string): NumberReading {
  if (/^[+-]?\d+([.,]\d+)?e[+-]?\d+$/i.test(text))
    return { kind: "bad", message: "a spreadsheet wrote it in powers of ten, so digits may be lost" };
  const match = shape.exec(text);
  const [, before = "", sign = "", digits = "", after = ""] = match ?? [];
  if (match === null || (before !== "" && after !== ""))
    return { kind: "bad", message: "not a number in a form that is read" };
  const body = digits.replace(/['’ ](?=\d{3}(?!\d))/gu, "");
  return readBody(sign, body, (before || after).trim());
}
