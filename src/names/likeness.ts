import { consonants } from "./consonants.ts";
import { likeness, likest, oneSlipApart } from "./edit-distance.ts";
import type { Token } from "./name-form.ts";
import { skeleton } from "./pinyin.ts";

/** How two words, or runs of words, agree. */
export interface Agreement {
  /** brand, place, concept, legal-form, numeral, abbreviation: what the line of the explanation is called. */
  readonly kind: string;
  /** Likeness, integer in 1/10,000. */
  readonly similarity: number;
  /** Does each side weigh the lesser (a slip in a trade word) or the greater (a place that is a brand) of the two? */
  readonly weigh: "own" | "lesser" | "greater";
}

/** Least likeness of two brand words that counts as evidence of the same brand. */
export const brandEvidence = 7_800;
/** Least likeness that is shown at all. */
const leastShown = 6_000;

/** Likenesses of brands that only sound alike, and of words that mean alike. */
const same = 10_000;
const soundsTheSame = 9_700;
const sameSkeleton = 9_400;
const otherRomanisation = 9_200;
const homophone = 6_500;
const otherSyllable = 6_500;
const sameFamily = 7_000;
const familyAcrossScripts = 8_500;
const within = 5_000;
const coined = 8_000;
/** A brand rendered by its meaning: for a person to see, for another firm may have had the same idea. */
export const rendered = 8_400;
const leastRendered = 8_500;

const isLatin = (token: Token): boolean => token.script === "latin";

/** Two words that are both pinyin and differ in a syllable are two brands, however near the letters; in a long one a slip is a slip. */
function differInSyllable(a: Token, b: Token): boolean {
  if (a.syllables === undefined || b.syllables === undefined) return false;
  if (a.syllables.length < 2 || a.syllables.length !== b.syllables.length) return false;
  return a.syllables.length === 2 || !oneSlipApart(a.key, b.key);
}

function latinBrands(a: Token, b: Token): number {
  if (a.key === b.key) return same;
  const likely = Math.max(
    likeness(a.key, b.key),
    a.key.length < 4 || b.key.length < 4 ? 0 : skeletonLikeness(a, b),
  );
  return differInSyllable(a, b) && !shareSkeleton(a, b) ? Math.min(likely, otherSyllable) : likely;
}

const shareSkeleton = (a: Token, b: Token): boolean => soundAlike(heard(a), b);

/** Skeletons of what is heard, and not of what a word may be rendered by, which only finds names. */
function heard(token: Token): readonly string[] {
  if (token.renderings.length === 0) return token.skeletons;
  const known = heardBefore.get(token);
  if (known !== undefined) return known;
  const made = token.sounds.map(skeleton);
  heardBefore.set(token, made);
  return made;
}
const heardBefore = new WeakMap<Token, readonly string[]>();

/** Do spelled words and a Chinese one sound alike? */
export const soundAlike = (spelled: readonly string[], sounded: Token): boolean => {
  const skeletons = heard(sounded);
  return spelled.some((text) => skeletons.includes(text));
};

function skeletonLikeness(a: Token, b: Token): number {
  if (!shareSkeleton(a, b)) return 0;
  return a.skeletons[0] === b.skeletons[0] ? sameSkeleton : otherRomanisation;
}

/** Two brands in Han: equal letters, or one letter more, fewer or other in a long brand; homophones are other brands. */
function hanBrands(a: Token, b: Token): number {
  if (a.key === b.key) return same;
  const likely = likeness(a.key, b.key);
  if (likely >= brandEvidence && Math.min(a.key.length, b.key.length) >= 3) return likely;
  return a.sounds.some((sound) => b.sounds.includes(sound)) ? homophone : Math.min(likely, otherSyllable);
}

/** Brands in two scripts: by sound. An edit in a romanised brand weighs as much as one in a spelled one, less a little. */
function brandsAcrossScripts(a: Token, b: Token): number {
  if (a.sounds.some((sound) => b.sounds.includes(sound))) return soundsTheSame;
  const [spelled, sounded] = isLatin(a) ? [a, b] : [b, a];
  if (isRendering(sounded, spelled.key)) return rendered;
  if (soundAlike(heard(spelled), sounded)) return sameSkeleton;
  if (spelled.renderings.some((guess) => sounded.sounds.includes(guess))) return rendered;
  const best = likest(spelled.key, sounded.sounds);
  const likely = Math.max(Math.round(best * 0.97), coinedLikeness(spelled, sounded));
  return spelled.syllables !== undefined &&
    sounded.script === "han" &&
    spelled.syllables.length === sounded.key.length
    ? Math.min(likely, otherSyllable)
    : likely;
}

/** Is a spelled word, or a run of words written together, an English rendering of a Chinese brand? */
export const isRendering = ({ renderings }: Token, spelled: string): boolean =>
  likest(spelled, renderings, leastRendered) >= leastRendered;

/** A foreign word and its rendering in Chinese letters have the same consonants in the same order (Unitech, 尤尼泰克). */
function coinedLikeness(spelled: Token, sounded: Token): number {
  if (sounded.script !== "han" || sounded.key.length < 3 || spelled.syllables !== undefined) return 0;
  if (spelled.abbreviation || !/[aeiou]/.test(spelled.key)) return 0;
  const code = consonants(spelled.key);
  if (code.length < 3) return 0;
  return sounded.sounds.some((sound) => consonants(sound) === code) ? coined : 0;
}

/** Likeness of two brand words, integer in 1/10,000. Symmetric. */
export function brandLikeness(a: Token, b: Token): number {
  if (a.script === "han" && b.script === "han") return hanBrands(a, b);
  if (isLatin(a) && isLatin(b)) return latinBrands(a, b);
  if (a.script === b.script)
    return Math.max(likeness(a.key, b.key), likeness(a.sounds[0] ?? "", b.sounds[0] ?? ""));
  return brandsAcrossScripts(a, b);
}

const sharesId = (a: Token, b: Token): boolean => a.ids.some((id) => b.ids.includes(id));

/** Does one of the places hold the other (Xinjiang and Aksu, China and Xinjiang)? */
const nests = (a: Token, b: Token): boolean =>
  a.ids.some((x) => b.ids.some((y) => isWithin(x, y) || isWithin(y, x)));

const isWithin = (inner: string, outer: string): boolean =>
  inner.startsWith(outer) && inner !== outer && (outer.length === 2 || inner.startsWith("CN-"));

function places(a: Token, b: Token): number {
  if (sharesId(a, b)) return same;
  return nests(a, b) ? within : 0;
}

function concepts(a: Token, b: Token): number {
  if (a.ids[0] === b.ids[0]) return a.key === b.key || a.script !== b.script ? same : 9_600;
  if (a.family !== b.family) return 0;
  return a.script === b.script ? sameFamily : familyAcrossScripts;
}

const isLimited = (token: Token): boolean => token.family === "LLC" || token.family === "JSC";

function legalForms(a: Token, b: Token): number {
  if (a.ids[0] === b.ids[0]) return same;
  if (a.family === b.family) return 9_000;
  // 股份有限公司 and 有限公司 are both "Co., Ltd." in English.
  if (isLimited(a) && isLimited(b)) return 8_000;
  return a.family === "CO" || b.family === "CO" ? 7_000 : 3_000;
}

const shown = (kind: string, similarity: number, weigh: Agreement["weigh"] = "own"): Agreement | undefined =>
  similarity >= leastShown || kind !== "brand"
    ? similarity > 0
      ? { kind, similarity, weigh }
      : undefined
    : undefined;

/** Words of unlike roles agree only as a slip in a known word, or as a county's name that is a brand elsewhere. */
function acrossRoles(a: Token, b: Token): Agreement | undefined {
  const [brand, other] = a.role === "brand" ? [a, b] : [b, a];
  if (brand.role !== "brand") return undefined;
  if (other.role === "numeral")
    return brand.key === other.key ? { kind: "numeral", similarity: same, weigh: "lesser" } : undefined;
  if (other.role === "place" && other.soft) return shown("brand", brandLikeness(brand, other), "greater");
  const similarity = brand.script === other.script ? slipLikeness(brand.key, other.key) : 0;
  return similarity === 0 ? undefined : { kind: other.role, similarity, weigh: "lesser" };
}

/** Least length of a known word that an unknown one is taken for a slip of. */
const leastSlipped = 5;
const slipped = { least: 8_500, shown: 8_000 } as const;
/** A letter that only one side has costs four tenths at least: no more of them make a likeness of `slipped.least`. */
const mostMissing = (10_000 - slipped.least) / 4_000;

/** Likeness of an unknown word to a known one that it may be a slip of; 0 where it is none. */
export function slipLikeness(unknown: string, known: string): number {
  const [shorter, longer] =
    unknown.length < known.length ? [unknown.length, known.length] : [known.length, unknown.length];
  if (known.length < leastSlipped || unknown.length + 1 < leastSlipped) return 0;
  if (longer - shorter > Math.max(1, longer * mostMissing)) return 0;
  const similarity = likeness(unknown, known, slipped.shown);
  if (similarity < slipped.least && !oneSlipApart(unknown, known)) return 0;
  return isUnknownWord(unknown, known) ? Math.max(similarity, slipped.shown) : 0;
}

/** A slip is made of letters, and in one Han character it makes another word. */
const isUnknownWord = (unknown: string, known: string): boolean =>
  /^\p{L}+$/u.test(unknown) && !/\p{Script=Han}/u.test(known);

/** How two words agree, or undefined where they do not. Symmetric. */
export function agreementOf(a: Token, b: Token): Agreement | undefined {
  if (a.role !== b.role) return acrossRoles(a, b);
  switch (a.role) {
    case "brand":
      return shown("brand", brandLikeness(a, b));
    case "place":
      return places(a, b) === 0 && (a.soft || b.soft)
        ? shown("brand", brandLikeness(a, b))
        : shown("place", places(a, b));
    case "concept":
      return shown("concept", concepts(a, b));
    case "legal-form":
      return shown("legal-form", legalForms(a, b));
    case "numeral":
      return shown("numeral", a.key === b.key ? same : 0);
    case "stop":
      return undefined;
  }
}
