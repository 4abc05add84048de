import type { SpeakerKind } from "../../model/statement.ts";
import type { Sentence, TextView } from "../text/text-view.ts";
import { readMention, wordsOf } from "./mention.ts";
import { nounPhraseFrom } from "./noun-phrase.ts";
import type { StatementTables } from "./statement-tables.ts";

/** Somebody whom a sentence is about and nobody names: "A woman of about fifty showed me her fingers." */
export interface DescribedPerson {
  readonly name: string;
  readonly kind: SpeakerKind;
  readonly at: number;
}

/** Those at the head of sentences, in order: "she" of the next sentence may be one of them. */
export function describedPeople(
  view: TextView,
  tables: StatementTables,
  sentences: readonly Sentence[],
): readonly DescribedPerson[] {
  return sentences.flatMap(({ first, until }) => {
    const from = startOf(view, first, until);
    if (!/^(?:a|an|the|one|another|my|our|his|her|their)$/.test(view.lower(from))) return [];
    const range = nounPhraseFrom({ view, tables }, from, until);
    if (range === undefined) return [];
    const { core, head } = readMention(view, range);
    const word = view.lower(head);
    const isOne =
      view.pos(head) === "NOUN" && !/[^s]s$|^(?:people|men|women|children|crew|family)$/.test(word);
    const kind = kindOfHuman(tables, word);
    if (!isOne || kind === undefined) return [];
    const words = wordsOf(view, core).replace(/^(?:A|An|The|One) /i, "");
    return [{ name: words, kind, at: core.first }];
  });
}

/** Behind "Giving evidence from behind a screen,". */
function startOf(view: TextView, first: number, until: number): number {
  if (view.pos(first) !== "VERB" || !/(?:ing|ed)$/.test(view.lower(first))) return first;
  for (let at = first; at < until; at += 1) if (view.lower(at) === ",") return at + 1;
  return first;
}

const human =
  /^(?:man|boy|father|son|husband|brother|uncle|wife|sister|daughter|aunt|grandmother|grandfather|driver|nurse|teacher|guard|foreman|supervisor|defendant|plaintiff)$/;

function kindOfHuman({ words }: StatementTables, word: string): SpeakerKind | undefined {
  if (words.role.has(word)) return "person";
  return words.worker.has(word) || human.test(word) ? "worker" : undefined;
}
