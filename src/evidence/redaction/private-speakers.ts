import type { Speaker, Statement } from "../../model/statement.ts";
import type { Span } from "../../model/text-layer.ts";
import { foundBy, isName, namePattern, standingOut } from "./person-names.ts";

/** A person's decision on what of a layer is shown, as the log holds it. */
export interface RedactionDecision {
  /** Id of the layer. */
  readonly layer: string;
  /** Whether it is masked from then on, or shown. */
  readonly masked: boolean;
  /** A stretch, or who speaks in a statement. */
  readonly what: Span | { readonly speaker: string };
}

/** Whether the rule masks a speaker: somebody without office who tells of their own life, or a person for whom the text gives none. */
export const isPrivate = ({ kind, office }: Speaker): boolean =>
  kind === "worker" || (kind === "person" && office === undefined);

/** One speaker, wherever the reading resolved them to the same name; one without a name stands for themselves. */
const speakerKey = ({ id, speaker }: Statement): string => speaker.resolved ?? `statement ${id}`;

/** What is masked of the speakers of one layer. */
export interface MaskedSpeakers {
  /** Statements whose speaker is masked. */
  readonly statements: ReadonlySet<string>;
  /** Finds their names; undefined where none has one. */
  readonly pattern: RegExp | undefined;
}

/** Who is masked: by the last decision on them, else by the rule. */
export function maskedSpeakers(
  statements: readonly Statement[],
  decisions: readonly RedactionDecision[],
): MaskedSpeakers {
  const keys = new Map(statements.map((statement) => [statement.id, speakerKey(statement)]));
  const decided = new Map<string, boolean>();
  for (const { what, masked } of decisions) {
    const key = "speaker" in what ? keys.get(what.speaker) : undefined;
    if (key !== undefined) decided.set(key, masked);
  }
  // One mention as a worker is enough: that another one was read as a person in office may be an error of reading.
  const ruled = new Set(statements.filter(({ speaker }) => isPrivate(speaker)).map(speakerKey));
  const hidden = statements.filter((each) => decided.get(speakerKey(each)) ?? ruled.has(speakerKey(each)));
  const names = hidden.flatMap(({ speaker }) => [speaker.resolved ?? "", speaker.text]).filter(isName);
  return { statements: new Set(hidden.map(({ id }) => id)), pattern: namePattern([...new Set(names)]) };
}

/** What is masked beside a cue where the words are no name: those that stand out. */
export const mentionStretches = ({ text, start }: Speaker): readonly Span[] =>
  start === null || isName(text)
    ? []
    : standingOut(text).map((word) => ({ start: start + word.start, end: start + word.end }));

/** What is masked in the name that a speaker was resolved to. */
export const resolvedStretches = (resolved: string, pattern: RegExp | undefined): readonly Span[] =>
  isName(resolved)
    ? [{ start: 0, end: resolved.length }]
    : [...foundBy(pattern, resolved), ...standingOut(resolved)];
