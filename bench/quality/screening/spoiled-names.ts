/** Names spoiled in the ways real files spoil them: deterministic, from a fixed seed, so that two runs agree. */

export const spoilings = ["as listed", "one typo", "no legal form", "words reordered"] as const;
export type Spoiling = (typeof spoilings)[number];

/** Park and Miller's generator: small, known, and the same everywhere. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const legalTail =
  /[\s,]*(?:(?:joint stock |stock )?(?:co\.?|company|corporation|corp\.?|holdings?,?)[\s,.]*(?:ltd\.?|limited)?|ltd\.?|limited|inc\.?|(?:股份|责任)?有限(?:责任)?公司|股份公司)[\s.]*$/iu;

/** Without what says only the legal form. Unchanged names are left out by the caller. */
export const withoutLegalForm = (name: string): string => name.replace(legalTail, "").trim();

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** Last word before the legal form to the front, and the first two words exchanged. Only of names written in words. */
export function reordered(name: string): string[] {
  if (isHan(name)) return [];
  const core = withoutLegalForm(name);
  const tail = name.slice(core.length);
  const words = core.split(/\s+/u);
  if (words.length < 2) return [];
  const rotated = [...words.slice(-1), ...words.slice(0, -1)].join(" ") + tail;
  const exchanged = [words[1], words[0], ...words.slice(2)].join(" ") + tail;
  return [...new Set([rotated, exchanged])].filter((text) => text !== name);
}

const letters = "abcdefghijklmnopqrstuvwxyz";

/** `count` names with one letter substituted, left out, doubled or exchanged with the next, anywhere but in the legal form. */
export function withTypos(name: string, count: number): string[] {
  const core = withoutLegalForm(name);
  const places = [...core.matchAll(/\p{Script=Latin}/gu)].map((match) => match.index);
  if (places.length < 4) return [];
  const random = randomFrom(
    1 + ([...name].reduce((sum, char) => sum * 31 + (char.codePointAt(0) ?? 0), 7) % 1_000_003),
  );
  const made = new Set<string>();
  for (let attempt = 0; made.size < count && attempt < count * 10; attempt++) {
    const place = places[random(places.length)] ?? 0;
    const spoiled = slip(name, place, attempt % 4, letters.charAt(random(letters.length)));
    if (spoiled.toLowerCase() !== name.toLowerCase()) made.add(spoiled);
  }
  return [...made];
}

function slip(name: string, place: number, kind: number, letter: string): string {
  const before = name.slice(0, place);
  const char = name.charAt(place);
  const after = name.slice(place + 1);
  if (kind === 0) return before + letter + after;
  if (kind === 1) return before + after;
  if (kind === 2) return before + char + char + after;
  return before + after.slice(0, 1) + char + after.slice(1);
}

/** Every spoiled form of a name, by how it was spoiled. */
export function spoil(name: string): Readonly<Record<Spoiling, readonly string[]>> {
  const bare = withoutLegalForm(name);
  return {
    "as listed": [name],
    "one typo": withTypos(name, 8),
    "no legal form": bare === name || bare === "" ? [] : [bare],
    "words reordered": reordered(name),
  };
}
