import type { Strength } from "./levels.ts";

export const signalKinds = ["site", "registered", "postal", "name", "coordinates"] as const;
export type SignalKind = (typeof signalKinds)[number];

/** What an address (or a name, an identifier, coordinates) says about a place. Offsets are UTF-16 into `field`. */
export interface PlaceSignal {
  readonly kind: SignalKind;
  /** The input that was read: address, name, uscc, postcode, coordinates. */
  readonly field: string;
  /** ISO 3166-1 or 3166-2 code. */
  readonly region: string;
  /** Finer division, an official code such as `652922`. */
  readonly division?: string | undefined;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether the place was counted. A street, a building, a brand or a name that is also elsewhere is shown, not counted. */
  readonly counts: boolean;
  /** Why it counts or does not. */
  readonly note?: string | undefined;
}

/** What the input says about where something is. `region` is set only if no signal conflicts. */
export interface Location {
  readonly region: string | null;
  readonly regions: readonly { readonly code: string; readonly strength: Strength }[];
  readonly signals: readonly PlaceSignal[];
  /** The signals that cannot all be right, in words; null when none. */
  readonly conflict: string | null;
}

/** What `locate` is asked about. */
export interface PlaceQuery {
  readonly address?: string | undefined;
  readonly city?: string | undefined;
  readonly region?: string | undefined;
  readonly postcode?: string | undefined;
  readonly country?: string | undefined;
  readonly name?: string | undefined;
  readonly uscc?: string | undefined;
  readonly lat?: string | number | undefined;
  readonly lon?: string | number | undefined;
  /**
   * What the address is taken from. `record`: a record of a site (a site register, a production record), which shows
   * where the site is; `statement` (default): a party's own line, which states it.
   */
  readonly basis?: "record" | "statement" | undefined;
}
