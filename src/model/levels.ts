/** How a fact is known. `applies` rests on `documented` facts, or on identities that are decided or identified. */
export const levels = ["documented", "declared", "inferred"] as const;
export type Level = (typeof levels)[number];

/** The stronger the higher. */
export const levelRank: Readonly<Record<Level, number>> = { documented: 2, declared: 1, inferred: 0 };

/** The weaker of two levels: a chain is known as well as its weakest link. */
export const weaker = (a: Level, b: Level): Level => (levelRank[a] <= levelRank[b] ? a : b);

/** The strongest of some levels; undefined when there are none. */
export const strongest = (all: readonly Level[]): Level | undefined =>
  [...all].sort((a, b) => levelRank[b] - levelRank[a])[0];

/** How an identity is known: a person decided, identifiers agree, or only a likeness. */
export const identities = ["decided", "identified", "candidate"] as const;
export type Identity = (typeof identities)[number];

/** Bands of a candidate, best first. `none` is below the threshold and is never shown as a hit. */
export const bands = ["strong", "review", "weak", "none"] as const;
export type Band = (typeof bands)[number];

/** Strength of a place: a record shows, a party states, an indicator suggests. */
export const strengths = ["shows", "states", "suggests"] as const;
export type Strength = (typeof strengths)[number];

export const outcomes = ["applies", "does-not", "not-yet", "unknown", "contested"] as const;
export type Outcome = (typeof outcomes)[number];

/** How a provision was read. Shown with every outcome. */
export const bases = ["official-text-read", "secondary", "general-knowledge"] as const;
export type Basis = (typeof bases)[number];

/** Scores inside are integers in 1/10,000. */
export const scoreUnit = 10_000;
/** An inside score as the decimal of at most four places that is printed. */
export const toDecimal = (basisPoints: number): number => Math.round(basisPoints) / scoreUnit;
