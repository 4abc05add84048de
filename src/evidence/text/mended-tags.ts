import type { PartOfSpeech } from "./english.ts";

/** The words and the tags that the tagger gave them, in order. */
interface Tagged {
  readonly words: readonly string[];
  readonly tags: readonly PartOfSpeech[];
}

/** The tag of the word there, mended where the tagger is known to err in reports of speech; else the tagger's own. */
export function mendedTag(tagged: Tagged, at: number): PartOfSpeech {
  const tag = tagged.tags[at] ?? "X";
  const word = tagged.words[at] ?? "";
  if (/^(?:VERB|ADV|ADJ|ADP|NOUN|PART|INTJ|X)$/.test(tag) && inName(tagged, at)) return "PROPN";
  const lower = word.toLowerCase();
  if (isParticle(tagged, at) || isOffice(tagged, at)) return "PROPN";
  if (lower === "none" && tag === "ADV") return "PRON";
  if (/^(?:NOUN|ADJ)$/.test(tag) && isSaying(tagged, at, lower)) return "VERB";
  return tag;
}

const capital = /^\p{Lu}/u;

/** A capital among capitals is part of a name, whatever the word is otherwise: "Labour Watch Ruritania", "Freehold Watch". */
function inName({ words, tags }: Tagged, at: number): boolean {
  const [before, here, next] = [words[at - 1] ?? "", words[at] ?? "", words[at + 1] ?? ""];
  if (!capital.test(before) || !capital.test(here)) return false;
  if (tags[at] === "VERB" && capital.test(next)) return true;
  return tags[at - 1] === "PROPN" && /^\p{Lu}\p{Ll}/u.test(here);
}

/** Forms that are hardly ever nouns or adjectives. */
const always = /^(?:say|says|said|told|denies|argues|insists|alleges|admits|found)$/;
/** Forms that are nouns as well: behind these a clause with "that" tells. */
const before =
  /^(?:claims?|estimates?|reports?|notes?|records?|finds|shows|warns|states?|alleged|reported|complains|stated|warned)$/;

/** "traders say has", "fees alleged that", "Dr. Zenz, who has studied it, estimates that". */
function isSaying({ words, tags }: Tagged, at: number, lower: string): boolean {
  const [last, next] = [words[at - 1] ?? "", words[at + 1]?.toLowerCase() ?? ""];
  if (/^(?:the|a|an|any|no|some|final|its|their|his|her|of|’s|'s)$/i.test(last)) return false;
  if (always.test(lower)) return true;
  const feeling = next === "with" && words[at + 3]?.toLowerCase() === "that";
  if (!before.test(lower) || !(next === "that" || feeling)) return false;
  return last === "," || /^(?:PROPN|NUM)$/.test(tags[at - 1] ?? "X");
}

/** "Under Secretary Nelson", "Acting Commissioner Miller". */
const isOffice = ({ words }: Tagged, at: number): boolean =>
  /^(?:Acting|Under|Deputy|Vice)$/.test(words[at] ?? "") && /^\p{Lu}\p{Ll}/u.test(words[at + 1] ?? "");

const particle =
  /^(?:van|der|den|de|del|della|da|do|dos|das|di|du|la|le|el|al|bin|binti|bint|ibn|von|zu|ter|y)$/;

/** "Ludwig van der Meer", "Lula da Silva", "Ahmed al Rashid". */
function isParticle({ words, tags }: Tagged, at: number): boolean {
  if (!particle.test(words[at] ?? "")) return false;
  let [first, last] = [at - 1, at + 1];
  while (particle.test(words[first] ?? "")) first -= 1;
  while (particle.test(words[last] ?? "")) last += 1;
  return tags[first] === "PROPN" && capital.test(words[first] ?? "") && capital.test(words[last] ?? "");
}
