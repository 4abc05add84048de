/** A generator that gives the same numbers on every machine (Numerical Recipes, 32 bits). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const letters = "abcdefghijklmnopqrstuvwxyz";
const isHan = (name: string): boolean => /\p{Script=Han}/u.test(name);
const pick = (next: () => number, count: number): number => Math.floor(next() * count);

/** The name with one letter dropped, added, changed or swapped with the next; undefined for Chinese names. */
export function withTypo(name: string, next: () => number): string | undefined {
  if (isHan(name)) return undefined;
  const chars = [...name];
  const places = chars.flatMap((char, index) => (/[a-z]/i.test(char) ? [index] : []));
  const at = places[pick(next, places.length)] ?? 0;
  const letter = letters.charAt(pick(next, 26));
  const kind = pick(next, 4);
  if (kind === 0) chars.splice(at, 1);
  else if (kind === 1) chars.splice(at, 0, letter);
  else if (kind === 2) chars[at] = letter;
  else chars.splice(at, 2, chars[at + 1] ?? "", chars[at] ?? "");
  const changed = chars.join("");
  return changed === name ? undefined : changed;
}

const legalEnd =
  /,?\s*(?:Co\.?,?\s*,?\s*Ltd\.?|Ltd\.?|Limited|Co\.|Corporation|Company|Inc\.?|股份有限公司|有限责任公司|有限公司)\s*$/i;

/** The name without the legal form at its end; undefined where it has none. */
export function withoutLegalForm(name: string): string | undefined {
  const shorter = name.replace(legalEnd, "").trim();
  return shorter === name || shorter === "" ? undefined : shorter;
}

/** The words of the name begun at another word; undefined for Chinese names and single words. */
export function reordered(name: string, next: () => number): string | undefined {
  const words = name.split(/\s+/);
  if (isHan(name) || words.length < 2) return undefined;
  const at = 1 + pick(next, words.length - 1);
  return [...words.slice(at), ...words.slice(0, at)].join(" ");
}
