import { stateNamed, wordsOf } from "./mention.ts";
import { nounPhraseFrom } from "./noun-phrase.ts";
import { officeElsewhere } from "./office.ts";
import { beforePlace } from "./people.ts";
import { isBody, isHuman, type Known, nearBefore, type Resolved, reach, type Seen } from "./who.ts";
import { findIn, isAuxiliary, isConjunction, isName } from "./words-of-clauses.ts";

/** He and she to persons, it to bodies, they to several, I to who has the floor; null where none is near enough. */
export function pronounAt(known: Known, word: string, at: number): Resolved {
  if (word === "i" || word === "we") return ownVoice(known, word, at);
  const near = nearBefore(known, at);
  if (word === "he" || word === "she") return heOrShe(known, word, at);
  const here = word === "it" ? ownerInSentence(known, at) : undefined;
  if (here !== undefined) return here;
  const group = word === "they" ? groupInSentence(known, at) : undefined;
  if (group !== undefined) return group;
  const about = word === "it" ? bodyAbout(known, at, near.find(isBody)?.at ?? -1) : undefined;
  if (about !== undefined) return about;
  const fits = word === "they" ? (near.find(({ many }) => many) ?? near.find(isBody)) : near.find(isBody);
  return fits === undefined ? unknown(word) : { name: fits.name, kind: fits.kind, by: `pronoun-${word}` };
}

/** The body that a sentence since the last speaker is about: "MediSure renewed its contract. It says ..." */
function bodyAbout(known: Known, at: number, since: number): Resolved | undefined {
  const one = beforePlace(known.bodies, Math.max(since, at - reach), at)[0];
  if (one === undefined || one.at === since || known.isSaid(one.at) || known.people.isNamedAt(one.at))
    return undefined;
  return { name: one.name, kind: one.kind, by: "pronoun-it" };
}

/** "When researchers at the institute traced 31 panels, they found": several people at the head of the clause before. */
function groupInSentence({ view, tables }: Known, at: number): Resolved | undefined {
  const first = view.sentenceAt(at)?.first ?? at;
  if (
    !/^(?:when|after|while|as|once|before)$/.test(view.lower(first)) &&
    !/^(?:when|after)$/.test(view.lower(first + 1))
  )
    return undefined;
  const { group, worker } = tables.words;
  const people = findIn(
    { first, until: at },
    (place) =>
      view.pos(place) === "NOUN" &&
      (group.has(view.lower(place)) || (worker.has(view.lower(place)) && /[^s]s$/.test(view.lower(place)))),
  );
  if (people < 0) return undefined;
  const range = nounPhraseFrom({ view, tables }, people, at);
  const name = range === undefined ? null : wordsOf(view, range);
  return { name, kind: worker.has(view.lower(people)) ? "worker" : "unspecified", by: "pronoun-they" };
}

const unknown = (word: string): Resolved => ({ name: null, kind: "unspecified", by: `unresolved-${word}` });

function ownVoice(known: Known, word: string, at: number): Resolved {
  const whose = word === "i" ? known.speakerAt(at) : undefined;
  if (whose === undefined) return { name: null, kind: "unspecified", by: "own-voice" };
  const { name, office = officeElsewhere(known, name) } = whose;
  return { name, kind: "person", by: "turn", ...(office !== undefined && { office }) };
}

/** "Beijing's campaign to defend its treatment, which it claims": the state whose doing the sentence is about. */
function ownerInSentence({ view, tables }: Known, at: number): Resolved | undefined {
  for (let back = at - 1; back >= 0 && at - back < 60 && !/^[.?!]$/.test(view.lower(back)); back -= 1) {
    if (!/^['’]s$/.test(view.lower(back)) || !isName(view, back - 1)) continue;
    const one = stateNamed(view, tables, { first: back - 1, until: back });
    const state = one ?? stateNamed(view, tables, { first: back - 2, until: back });
    if (state !== undefined) return { name: state.government, kind: "state-body", by: "owner-in-sentence" };
  }
  return undefined;
}

/** The last who spoke, or who was last named as doing something outside of what was said; not one of the other sex. */
function heOrShe(known: Known, word: "he" | "she", at: number): Resolved {
  const { people } = known;
  const fits = (name: string | null): boolean => {
    const gender = name === null ? undefined : people.genderOf(name);
    return gender === undefined ? !isOther(name, word) : gender === word;
  };
  const spoke = nearBefore(known, at).find((one) => isHuman(one) && fits(one.name));
  const near = people.between(at - reach, at).filter((one) => fits(one.name) && !known.isSaid(one.at));
  // Who is merely met or mentioned is meant only where nobody has spoken.
  const named = near.find((one) => spoke === undefined || acts(known, one.at));
  const told = beforePlace(known.described, at - reach, at).find(
    (one) => fits(one.name) && !known.isSaid(one.at),
  );
  if (told !== undefined && told.at > Math.max(spoke?.at ?? -1, named?.at ?? -1))
    return {
      name: told.name,
      kind: told.kind,
      by: `pronoun-${word}`,
      ...(told.kind === "person" && { office: told.name }),
    };
  if (named !== undefined && (spoke === undefined || named.at > spoke.at))
    return namedBefore(known, people.fullName(named.name), word);
  return spoke === undefined ? unknown(word) : again(spoke, word);
}

function namedBefore(known: Known, name: string, word: string): Resolved {
  const office = officeElsewhere(known, name);
  return { name, kind: "person", by: `pronoun-${word}`, ...(office !== undefined && { office }) };
}

const again = ({ name, kind, office }: Seen, word: string): Resolved => ({
  ...{ name, kind, by: `pronoun-${word}` },
  ...(office !== undefined && { office }),
});

/** "One woman", "the spokesman": a description that tells the other sex. */
const isOther = (name: string | null, word: "he" | "she"): boolean =>
  (word === "he"
    ? /\b(?:woman|girl|mother|widow|daughter|spokeswoman|chairwoman|seamstress)\b/i
    : /\b(?:man|boy|father|son|spokesman|chairman)\b/i
  ).test(name ?? "");

/** Named as the one who does something: a verb, a comma, a stop or "and" follows. */
function acts({ view }: Known, at: number): boolean {
  let next = at;
  while (isName(view, next)) next += 1;
  if (
    /^(?:by|with|to|of|for)$/.test(view.lower(at - 1)) ||
    /^(?:by|with|to|of|for)$/.test(view.lower(at - 2))
  )
    return false;
  const verb = isAuxiliary(view, next) || view.pos(next) === "VERB";
  return verb || isConjunction(view, next) || /^[,.]$/.test(view.lower(next));
}
