import type { Token } from "../../names/name-form.ts";
import { brandWords } from "../name-index/word-keys.ts";
import { coversParty, type OpenSet } from "../open-set.ts";
import type { FormReader } from "./form-table.ts";
import type { PartyIndex } from "./party-index.ts";
import { meetSameWords, meetSlippedWords } from "./word-relatives.ts";

/** Names that an open clause may cover ("X and its subsidiaries"), ascending. */
export function namesCovered(
  parties: PartyIndex,
  reader: FormReader,
  openSets: readonly OpenSet[],
): readonly number[] {
  const words = new Set<number>();
  for (const { stems } of openSets)
    for (const { core } of stems) {
      const anchor = anchorOf(core);
      if (anchor !== undefined) meetSameWords(parties.relatives, anchor, (word) => words.add(word));
    }
  return namesWith(parties, words).filter((name) => {
    const form = reader.formOf(name);
    return openSets.some((openSet) => coversParty(openSet, form));
  });
}

/** The word of a stem without which no name is of the set: its first brand, else its first word. */
const anchorOf = (core: readonly Token[]): Token | undefined =>
  core.find(({ role }) => role === "brand") ?? core[0];

/** Names whose brand may be one of these known words with a slip in it, ascending. */
export function namesSlipped(
  parties: PartyIndex,
  reader: FormReader,
  spellings: readonly string[],
): readonly number[] {
  const words = new Set<number>();
  for (const spelling of spellings) meetSlippedWords(parties.relatives, spelling, (word) => words.add(word));
  const keys = new Set([...words].map((word) => reader.wordOf(word).key));
  return namesWith(parties, words).filter((name) =>
    brandWords(reader.formOf(name)).some(({ key, script }) => script !== "han" && keys.has(key)),
  );
}

/** The names that have one of these words, ascending. Words of names lie one behind the other, so all are read. */
function namesWith({ forms }: PartyIndex, words: ReadonlySet<number>): number[] {
  if (words.size === 0) return [];
  const { offsets, ofNames } = forms;
  const isMeant = new Uint8Array(forms.tokens.offsets.length);
  for (const word of words) isMeant[word] = 1;
  const found: number[] = [];
  for (let name = 0; name + 1 < offsets.length; name += 1)
    for (let at = offsets[name] ?? 0; at < (offsets[name + 1] ?? 0); at += 1)
      if (isMeant[ofNames[at] ?? 0] === 1) {
        found.push(name);
        break;
      }
  return found;
}
