import { counted } from "../../formats/counted.ts";
import type { AboutOutput } from "../../operations/about.ts";
import { fictionLine } from "./fiction.ts";
import { hang, paint, shown, type Terminal, wrap } from "./terminal.ts";
import { inOneLine, statusWords, whoSays } from "./told.ts";

const legend =
  "By name: whether it is meant, a person decides. Each line is who is said to have said something, never what is so.";

/** What documents say of a party or list entry, and what it says itself. */
export function renderAbout(output: AboutOutput, terminal: Terminal): string {
  const { fictional, subject, name, names, total, documents } = output;
  return [
    ...fictionLine(fictional),
    paint(terminal, "bold", hang("", shown(name), terminal.width)),
    paint(terminal, "dim", hang("  ", shown(`${subject}; looked for: ${names.join("; ")}`), terminal.width)),
    ...documents.map((page) => ["", ...pageLines(page, terminal)].join("\n")),
    "",
    wrap(
      total === 0
        ? "No document that is kept here holds one of these names. That says nothing about it."
        : `${total === 1 ? "One document holds" : `${counted(total)} documents hold`} a name of it${total > documents.length ? `; ${counted(documents.length)} are shown (--most)` : ""}. ${legend}`,
      terminal.width,
    ),
  ].join("\n");
}

type Page = AboutOutput["documents"][number];

function pageLines(page: Page, terminal: Terminal): readonly string[] {
  const { sha256, title, published, mentions, statements, indicators } = page;
  const weak = mentions.filter((one) => one.weak !== null).length;
  const about = [
    sha256.slice(0, 12),
    ...(published === null ? [] : [`published ${published}`]),
    `${counted(mentions.length)} mentions${weak === 0 ? "" : `, ${counted(weak)} of which may be another's name, or stand in hidden words`}`,
  ].join(", ");
  return [
    paint(terminal, "bold", hang("", shown(title), terminal.width)),
    paint(terminal, "dim", hang("  ", about, terminal.width)),
    ...statements.map((one) =>
      [
        hang(
          "  - ",
          `${whoSays(one)}  (${one.type}${one.concern === "speaks" ? ", its own words" : ""})${statusWords(one, terminal)}`,
          terminal.width,
        ),
        hang("    ", inOneLine(one.text), terminal.width),
        paint(terminal, "dim", `    ${one.statement}`),
      ].join("\n"),
    ),
    ...indicators.map((one) =>
      hang(
        "  * ",
        `${one.indicator}${one.negated ? ", negated" : ""}: "${inOneLine(one.text)}"  ${one.id}${statusWords(one, terminal)}`,
        terminal.width,
      ),
    ),
  ];
}
