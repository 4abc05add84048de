import type { Passage } from "./text-layer.ts";

export const mentionKinds = ["party", "place", "good", "list-entry"] as const;
export type MentionKind = (typeof mentionKinds)[number];

/** Something whose names are looked for in texts: a party, a place, a good, an entry of a list. */
export interface Named {
  readonly id: string;
  readonly kind: MentionKind;
  readonly names: readonly string[];
}

/** A name of it stands here. That it is meant, and not another of the same name, a person decides. */
export interface Mention extends Passage {
  readonly id: string;
  readonly kind: MentionKind;
  /** The name as it was handed in. */
  readonly name: string;
  /**
   * Why it is enough for no page by itself, though it is shown: the name is one word that is also a place, an ordinary word or an
   * acronym; or it seems to be a part of a longer name, which may be another's.
   */
  readonly weak?: "common-word" | "longer-name" | "hidden";
}
