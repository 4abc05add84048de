type Attributes = Readonly<Record<string, string>>;

/** The text of a cell, gathered from its paragraphs. */
export interface Paragraphs {
  readonly begin: () => void;
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
  /** Paragraphs under one another. */
  readonly value: () => string;
}

/** What lies in a cell and is not its text: comments, drawings, the reading of ruby. */
const apart: ReadonlySet<string> = new Set([
  "annotation",
  "frame",
  "custom-shape",
  "g",
  "ruby-text",
  "note",
  "table",
  "shapes",
]);

/** Blanks are one blank (OpenDocument 1.2, 6.1.2); more of them are written as `s` elements. */
const collapse = (text: string): string => text.replace(/[ \t\r\n]+/g, " ");

const mostBlanks = 1_000;

/** The blanks that an element stands for. */
function blankOf(name: string, attributes: Attributes): string {
  if (name === "s")
    return " ".repeat(Math.min(mostBlanks, Math.max(1, Math.trunc(Number(attributes.c)) || 1)));
  if (name === "tab") return "\t";
  return name === "line-break" ? "\n" : "";
}

const isParagraph = (name: string): boolean => name === "p" || name === "h";

/** `most`: characters beyond which no more is gathered. */
export function newParagraphs(most: number): Paragraphs {
  let value = "";
  let count = 0;
  let inside = 0;
  /** Open elements from the one that is apart. */
  let skipped = 0;
  const add = (text: string): void => {
    if (inside > 0 && value.length <= most) value += text;
  };
  return {
    begin: () => {
      value = "";
      count = 0;
      inside = 0;
      skipped = 0;
    },
    open: (name, attributes) => {
      if (skipped > 0 || apart.has(name)) skipped += 1;
      else if (isParagraph(name)) {
        inside += 1;
        if (count > 0) add("\n");
        count += 1;
      } else add(blankOf(name, attributes));
    },
    close: (name) => {
      if (skipped > 0) skipped -= 1;
      else if (isParagraph(name)) inside -= 1;
    },
    text: (text) => {
      if (skipped === 0) add(collapse(text));
    },
    value: () => value,
  };
}
