import { indexKeys } from "../names/index-keys.ts";
import type { NameForm } from "../names/name-form.ts";
import type { WeightedKey } from "./postings.ts";

/** Names of more letters than this share words enough to be found by. */
const shortName = 24;
/** As much as names/ gives a brand word with one slip. */
const slipWeight = 700;

/**
 * The keys a name is found by: those of names/, and for short names the whole name with one letter left out. A slip in
 * a name that is nothing but a known word ("XPCCC", "Bintuan") makes another word of it, which shares no key otherwise.
 */
export function searchKeys(form: NameForm): readonly WeightedKey[] {
  const keys = indexKeys(form);
  const letters = wordsThatTell(form)
    .map(({ key }) => key)
    .join("");
  if (letters.length < 3 || letters.length > shortName) return keys;
  const slips = new Set([letters]);
  for (let at = 0; at < letters.length; at++) slips.add(letters.slice(0, at) + letters.slice(at + 1));
  return [...keys, ...[...slips].map((slip) => ({ key: `whole:${slip}`, weight: slipWeight }))];
}

/** Whether there is anything to search by: "Co., Ltd." is found everywhere and says nothing. */
export const isSearchable = (form: NameForm): boolean => wordsThatTell(form).length > 0;

const wordsThatTell = (form: NameForm) =>
  form.tokens.filter(({ role }) => role !== "legal-form" && role !== "stop");
