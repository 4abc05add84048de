/** A cell's text and, where it was mended, why. A fold keeps what the cell says; a mend does not. */
export interface FoldedText {
  readonly text: string;
  readonly mended: readonly string[];
}

/** Zero-width marks, soft hyphens, direction marks: nothing is said by them. Joiners (U+200C, U+200D) spell letters. */
const invisible = /[\u00ad\u200b\u200e\u200f\u2060\ufeff]/gu;
/** Embeddings, overrides and isolates turn the order in which a name is shown. */
const directionControls = /[\u202a-\u202e\u2066-\u2069]/gu;
/** U+FFFD, and the empty box that programs write for a character they could not show. */
const lostCharacters = /[\ufffd\u25a1]+/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/gu;

/** Windows-1252 character -> byte, for the 27 characters that are not at their Latin-1 place. */
const westernBytes = new Map(
  Array.from({ length: 32 }, (_, index) => 0x80 + index).map((byte) => [
    new TextDecoder("windows-1252").decode(Uint8Array.of(byte)),
    byte,
  ]),
);

/**
 * UTF-8 that was once read as Windows-1252 ("BÃ¬nh" for "Bình"), put right. Proved, not guessed: every character goes
 * back to a byte, and the bytes are strict UTF-8.
 */
function unscramble(text: string): string | undefined {
  if (!/[\u00c2-\u00f4]./u.test(text)) return undefined;
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const byte = westernBytes.get(character) ?? (code < 0x100 ? code : undefined);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}

/** Most cells: printable ASCII in single spaces, where nothing is to be done. */
const plainText = /^(?!=")(?:[!-~]+(?: [!-~]+)*)?$/;
const nothing: readonly string[] = [];

const collapse = (text: string): string => text.replace(/[\s\u0085]+/gu, " ").trim();

/**
 * A cell as text: line breaks, tabs and special spaces become one space, invisible marks go, canonically equal letters
 * become one (NFC), and the notation `="0123"` by which spreadsheets keep text is taken off. None of this changes what
 * the cell says. What does is mended and named: direction controls, lost characters, UTF-8 read as Windows-1252.
 */
export function foldText(raw: string): FoldedText {
  if (plainText.test(raw)) return { text: raw, mended: nothing };
  const mended: string[] = [];
  const mend = (next: string, before: string, why: string): string => {
    if (next !== before) mended.push(why);
    return next;
  };
  let text = mend(unscramble(raw) ?? raw, raw, "UTF-8 had been read as Windows-1252");
  text = mend(text.replace(directionControls, ""), text, "direction controls were taken out");
  text = mend(
    text.replace(lostCharacters, " "),
    text,
    "a sign that stands for a lost character was taken out",
  );
  text = mend(text.replace(controls, ""), text, "control characters were taken out");
  const plain = collapse(text.replace(invisible, ""));
  const quoted = /^="(.*)"$/su.exec(plain)?.[1];
  return { text: (quoted === undefined ? plain : collapse(quoted)).normalize("NFC"), mended };
}

const markers = new Set(
  [
    "n/a",
    "n.a.",
    "n.a",
    "#n/a",
    "na",
    "null",
    "nil",
    "none",
    "nan",
    "not available",
    "not applicable",
    "unknown",
  ].concat(["tbd", "tba", "無", "无", "不详", "未知", "0000-00-00", "0000-00-00 00:00:00"]),
);

/** Whether a cell says in words that it says nothing: N/A, NULL, dashes. */
export const isBlankMarker = (text: string): boolean =>
  /^[-–—_.?*/\s]*$/u.test(text) || markers.has(text.toLowerCase());

/** Half-width, without the apostrophe by which spreadsheets keep text: for codes, dates and numbers. */
export const foldCode = (text: string): string => text.normalize("NFKC").replace(/^'+/, "").trim();
