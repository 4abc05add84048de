import type { SpeakerKind } from "../../model/statement.ts";
import type { Sentence, TextView } from "../text/text-view.ts";
import { kindOf } from "./kinds.ts";
import { stateNamed } from "./mention.ts";
import type { StatementTables } from "./statement-tables.ts";
import { isAuxiliary, isName } from "./words-of-clauses.ts";

/** A body that a sentence begins with. */
export interface NamedBody {
  readonly name: string;
  readonly kind: SpeakerKind;
  readonly at: number;
}

/** Bodies that a sentence is about: a name at its head, before its verb. "The agency" of the next sentence is one of them. */
export function namedBodies(
  view: TextView,
  tables: StatementTables,
  sentences: readonly Sentence[],
): readonly NamedBody[] {
  return sentences.flatMap(({ first, until }) => {
    const from = view.lower(first) === "the" ? first + 1 : first;
    let end = from;
    while (
      end < until &&
      (isName(view, end) ||
        (end > from && /^(?:of|for|and|&)$/.test(view.lower(end)) && isName(view, end + 1)))
    )
      end += 1;
    const mistaken = view.lower(end).endsWith("s") && /^(?:DET|PRON)$/.test(view.pos(end + 1));
    const goesOn = mistaken || view.pos(end) === "VERB" || isAuxiliary(view, end) || view.lower(end) === ",";
    const name = view.passage({ first: from, until: end })?.text.replaceAll(/\s+/g, " ");
    if (name === undefined || !goesOn || stateNamed(view, tables, { first: from, until: end }) !== undefined)
      return [];
    return [{ name, kind: kindOf(tables, name, view.lower(end - 1)) ?? ("unspecified" as const), at: from }];
  });
}

/** "European External Action Service (EEAS)": what short forms stand for, as the text itself says. */
export function shortForms(view: TextView): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (let at = 1; at < view.tokens.length - 1; at += 1) {
    const short = view.token(at).text;
    if (view.lower(at - 1) !== "(" || view.lower(at + 1) !== ")") continue;
    if (!/^\p{Lu}[\p{Lu}\p{N}&.-]{1,9}s?$/u.test(short) || found.has(short)) continue;
    const name = nameBefore(view, at - 2, short);
    if (name !== undefined) found.set(short, name);
  }
  return found;
}

const joining = /^(?:of|for|and|the|on|in|to|against|&)$/;

/** The capitalised words before, as many as the short form has letters, and from the one with its first letter. */
function nameBefore(view: TextView, last: number, short: string): string | undefined {
  let best = -1;
  let capitals = 0;
  for (let at = last; at >= 0 && last - at < 14 && capitals < short.length && isOfName(view, at); at -= 1) {
    const { text } = view.token(at);
    if (!/^\p{Lu}/u.test(text)) continue;
    capitals += 1;
    if (text.charAt(0) === short.charAt(0)) best = at;
  }
  if (best < 0 || best > last - 1) return undefined;
  const name = view.passage({ first: best, until: last + 1 })?.text.replaceAll(/\s+/g, " ");
  return name?.replace(/^[Tt]he /, "");
}

const isOfName = (view: TextView, at: number): boolean =>
  /^\p{Lu}/u.test(view.token(at).text) ||
  joining.test(view.lower(at)) ||
  /^['’]s?$/.test(view.token(at).text);
