import { counted } from "../../formats/counted.ts";
import type { DocumentsOutput } from "../../operations/documents.ts";
import type { PackOutput } from "../../operations/pack.ts";
import type { SearchOutput } from "../../operations/search.ts";
import { fictionLine } from "./fiction.ts";
import { hang, paint, shown, type Terminal, wrap } from "./terminal.ts";
import { inOneLine } from "./told.ts";

const digits = 12;

/** Documents with when and how each came in. */
export function renderDocuments(
  { fictional, total, origins, documents }: DocumentsOutput,
  terminal: Terminal,
): string {
  const left = total - documents.length;
  return [
    ...fictionLine(fictional),
    ...documents.map((one) => documentLines(one, terminal)),
    wrap(
      total === 0
        ? "No document is kept here. Read some: selvedge read FILE..."
        : `${counted(total)} kept, ${counted(origins)} ${origins === 1 ? "origin" : "origins"} where copies of one text count once${left === 0 ? "" : `; ${counted(left)} older ones are not shown (--most)`}`,
      terminal.width,
    ),
  ].join("\n");
}

function documentLines(one: DocumentsOutput["documents"][number], terminal: Terminal): string {
  const { sha256, title, bytes, mediaType, language, published, arrivals, layers, origin, within } = one;
  const text = layers.at(-1);
  const about = [
    sha256.slice(0, digits),
    mediaType,
    `${counted(bytes)} bytes`,
    ...(text === undefined
      ? ["no words"]
      : [`${counted(text.characters)} characters by ${text.reader} ${text.version}`]),
    ...(language === null ? [] : [language]),
    ...(published === null ? [] : [`published ${published}`]),
  ].join(", ");
  return [
    paint(terminal, "bold", hang("", shown(title), terminal.width)),
    paint(terminal, "dim", hang("  ", shown(about), terminal.width)),
    ...(origin.documents > 1 ? [hang("  = ", copiesOf(one), terminal.width)] : []),
    ...within.map((longer) =>
      hang("  < ", `most of its text stands in ${longer.slice(0, digits)} too`, terminal.width),
    ),
    ...arrivals.map(({ at, by, how, file, enclosedIn }) =>
      hang(
        "  + ",
        shown(
          `${at}  ${words[how]}${enclosedIn === null ? "" : ` ${enclosedIn.slice(0, digits)}`}${file === null ? "" : `, as ${file}`}, by ${by}`,
        ),
        terminal.width,
      ),
    ),
  ].join("\n");
}

const copiesOf = ({
  sha256,
  origin: { documents, earliest },
}: DocumentsOutput["documents"][number]): string =>
  `one of ${counted(documents)} documents of one text${earliest === null ? "" : earliest === sha256 ? ", the earliest of those held" : `; ${earliest.slice(0, digits)} is the earliest of those held`}`;

const words = { file: "handed in", address: "captured", enclosed: "enclosed in" } as const;

/** Documents that answer a search, with the first places in each. */
export function renderSearch(
  { fictional, question, total, documents }: SearchOutput,
  terminal: Terminal,
): string {
  return [
    ...fictionLine(fictional),
    ...documents.map(({ sha256, title, published, hits, places }) =>
      [
        paint(terminal, "bold", hang("", shown(title), terminal.width)),
        paint(
          terminal,
          "dim",
          `  ${sha256.slice(0, digits)}${published === null ? "" : `, published ${published}`}, ${counted(hits)} places`,
        ),
        ...places.map(({ before, text, after, page }) =>
          hang(
            "  - ",
            `${page === null ? "" : `p. ${page}: `}...${inOneLine(before)} ${paint(terminal, "bold", inOneLine(text))} ${inOneLine(after)}...`,
            terminal.width,
          ),
        ),
      ].join("\n"),
    ),
    wrap(
      total === 0
        ? `No document holds all of: ${shown(question)}. Only words that stand there are found.`
        : `${counted(total)} documents hold it${total > documents.length ? `; the best ${counted(documents.length)} are shown (--most)` : ""}`,
      terminal.width,
    ),
  ].join("\n");
}

/** What went out, what is masked, and what is not in it. */
export function renderPack(output: PackOutput, terminal: Terminal): string {
  const { fictional, file, sha256, bytes, documents, statements, masked, withheld, proofs, gaps } = output;
  return [
    ...fictionLine(fictional),
    paint(terminal, "bold", hang("", shown(file), terminal.width)),
    paint(terminal, "dim", hang("  ", `${counted(bytes)} bytes, SHA-256 ${sha256}`, terminal.width)),
    wrap(
      `${counted(documents)} documents with ${counted(statements)} statements; ${counted(proofs)} proofs; words masked in ${counted(masked)}. Open reader.html in it.`,
      terminal.width,
      "  ",
    ),
    ...withheld.map(({ document, why }) =>
      hang("  - ", shown(`bytes of ${document.slice(0, digits)} are not in it: ${why}`), terminal.width),
    ),
    ...gaps.map((gap) => hang("! ", shown(gap), terminal.width)),
  ].join("\n");
}
