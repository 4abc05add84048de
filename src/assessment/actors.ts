import type { IsoDate } from "../model/dates.ts";
import type { Fact, Missing } from "../model/fact.ts";
import type { Level } from "../model/levels.ts";
import type { PartyNode } from "../model/records.ts";

/** Goods in the customer's words. */
export interface Good {
  readonly name: string;
  readonly hs?: string | undefined;
  /** How well it is known that the party supplies them, where the goods are not themselves the subject. */
  readonly level?: Level | undefined;
  /** The site they were shipped from, where a row says so. */
  readonly site?: string | undefined;
}

/** How a subject is tied to a party or to a place. */
export interface Tie {
  readonly link: "self" | Level;
  /** How that is known, or what keeps it from being documented. */
  readonly words: string;
  /** Latest day of the shipments that tie them; absent where none bears a day. */
  readonly day?: IsoDate | undefined;
  /** The fact that ties them; absent where the party is the subject. */
  readonly fact?: Fact | undefined;
}

export const selfTie: Tie = { link: "self", words: "the party itself is asked about" };

/** A party that stands behind a subject. */
export interface Actor {
  readonly party: PartyNode;
  readonly tie: Tie;
  readonly goods: readonly Good[];
  /** Sites from which those goods were shipped. */
  readonly shippedFrom: ReadonlyMap<string, Tie>;
}

export interface Reach {
  readonly actors: readonly Actor[];
  /** Supply links, those to names that no party of the workspace bears included. */
  readonly facts: readonly Fact[];
  /** Questions about suppliers who cannot be told. */
  readonly open: readonly Missing[];
  /** What was left out, and why. */
  readonly notes: readonly string[];
}
