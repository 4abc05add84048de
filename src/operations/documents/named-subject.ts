import { fail, SelvedgeError } from "../../model/issue.ts";
import type { ListVersion } from "../../model/list-entry.ts";
import type { Named } from "../../model/mention.ts";
import type { PartyNode } from "../../model/records.ts";
import { foldName } from "../../names/fold.ts";
import { entryNamed, partyNamed } from "./names-looked-for.ts";

/** A party or list entry with its names. */
export interface NamedSubject extends Named {
  readonly name: string;
}

/** Parties and list entries whose documents can be asked for. */
export function namedSubjects(
  parties: readonly PartyNode[],
  lists: readonly ListVersion[],
): readonly NamedSubject[] {
  return [
    ...parties.filter(({ unknown }) => !unknown).map((node) => ({ ...partyNamed(node), name: node.name })),
    ...lists.flatMap(({ entries }) =>
      entries
        .filter(({ kind }) => kind !== "order" && kind !== "good")
        .map((entry) => ({ ...entryNamed(entry), name: entry.name })),
    ),
  ];
}

/**
 * The party or list entry that is meant: by id, `party:` or `list-entry:` and a name, or a name alone. Where a party and an
 * entry have the name, or several of them, all are told: which is meant, a person says.
 */
export function findNamed(subjects: readonly NamedSubject[], text: string): NamedSubject {
  const [, prefix, rest] = /^(party|list-entry):(.+)$/su.exec(text.trim()) ?? [];
  const words = (rest ?? text).trim();
  const of = subjects.filter(({ kind }) => prefix === undefined || kind === prefix);
  const byId = of.filter(({ id }) => id === text.trim() || id === words);
  const folded = foldName(words);
  const byName = of.filter(({ names }) => names.some((name) => foldName(name) === folded));
  const within = of.filter(({ names }) => names.some((name) => foldName(name).includes(folded)));
  const found = [byId, byName, folded === "" ? [] : within].find((some) => some.length > 0) ?? [];
  const [first] = found;
  if (first === undefined)
    return fail(
      "subject.none",
      `No party and no entry of a list fits "${text}".`,
      "Name a party or list entry by its name or id; for other words there is `selvedge search`.",
      { received: text },
    );
  if (found.length > 1) throw ambiguous(text, found);
  return first;
}

const mostTold = 20;

const ambiguous = (text: string, found: readonly NamedSubject[]): SelvedgeError =>
  new SelvedgeError(
    {
      code: "subject.ambiguous",
      message: `"${text}" fits ${found.length} parties and list entries.`,
      hint: "Name one of them by its id.",
    },
    found.slice(0, mostTold).map(({ id, name }) => ({
      code: "subject.ambiguous",
      message: `${id} - ${name}`,
      hint: "",
    })),
  );
