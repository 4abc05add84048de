import { counted } from "../../formats/counted.ts";
import type { SuggestOutput } from "../../operations/suggest.ts";
import { fictionLine } from "./fiction.ts";
import { hang, paint, type Terminal, wrap } from "./terminal.ts";
import { inOneLine } from "./told.ts";

/** What a model points at; first what the rules did not find. */
export function renderSuggest(output: SuggestOutput, terminal: Terminal): string {
  const { fictional, by, suggestions, dropped } = output;
  const own = suggestions.filter(({ foundByRules }) => foundByRules.length === 0);
  return [
    ...fictionLine(fictional),
    ...own.flatMap(({ text, speaker, cue, type }) => [
      hang(
        "  ? ",
        `${inOneLine(speaker?.text ?? "(no speaker named)")}${cue === null ? "" : ` ${inOneLine(cue.text)}`}  (${type ?? "no type"})`,
        terminal.width,
      ),
      hang("    ", inOneLine(text), terminal.width),
    ]),
    wrap(
      `${by}: ${counted(suggestions.length)} places, ${counted(own.length)} of which the rules did not find${dropped === 0 ? "" : `; ${counted(dropped)} quotations stand nowhere in the text and were dropped`}.`,
      terminal.width,
    ),
    paint(
      terminal,
      "dim",
      wrap(
        "A model only points at words. Nothing of this is recorded or counts for anything.",
        terminal.width,
      ),
    ),
  ].join("\n");
}
