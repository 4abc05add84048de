import type { Passage } from "./text-layer.ts";

export const measureClasses = [
  "import-ban",
  "sanction",
  "counter-sanction",
  "due-diligence",
  "visit",
  "detention",
  "tariff",
  "listing",
  "investigation",
  "legislation",
  "agreement",
  "assistance",
  "boycott",
  "prosecution",
  "other",
] as const;
/** What is done about a wrong, or to somebody: what each means stands in `data/evidence/measures.csv`. */
export type MeasureClass = (typeof measureClasses)[number];

export const measureStatuses = [
  "in-force",
  "done",
  "planned",
  "proposed",
  "demanded",
  "alleged",
  "stalled",
  "ended",
] as const;
/** How far it has come, as the text tells; whether it is so today, no text tells. */
export type MeasureStatus = (typeof measureStatuses)[number];

/** Words for a time and what they mean. Nothing is resolved without a basis. */
export interface StatedDate extends Passage {
  /** `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or two of them with `/`; null where nothing tells which. */
  readonly value: string | null;
  /** `explicit`: its own words hold the year. `anchor`: another passage, or the day of publication, does. `open`: nothing does. */
  readonly basis: "explicit" | "anchor" | "open";
  /** The passage, or the day of publication that was handed in, that the value rests on. */
  readonly anchor?: Passage | { readonly published: string };
}

/** A ban, sanction, visit, detention or the like that a text tells of. A suggestion until a person confirms it. */
export interface Measure extends Passage {
  /** Hash of the layer, the class and the span. */
  readonly id: string;
  readonly class: MeasureClass;
  readonly status: MeasureStatus;
  /** Who takes it, or, of a visit, who comes. */
  readonly by: readonly Passage[];
  /** Whom it is aimed at. */
  readonly against: readonly Passage[];
  readonly goods: readonly Passage[];
  readonly places: readonly Passage[];
  readonly date?: StatedDate;
  /** Id of the innermost statement in whose content it stands; absent: the text says it in its own voice. */
  readonly attributedTo?: string;
  /** The words by which it was found, for whoever mends the rules. */
  readonly rule: string;
}
