import type { DateSpan, IsoDate } from "./dates.ts";

/** How a name stands in the list. `local` is the name in the country's own script. */
export const entryNameKinds = ["primary", "alias", "former", "local"] as const;

/** A name of an entry and when the list carried it. Without a span it holds for as long as the entry does. */
export interface EntryName extends DateSpan {
  readonly text: string;
  readonly kind: (typeof entryNameKinds)[number];
  /** The publisher itself calls it a weak alias: too common a name to be searched by alone. */
  readonly weak?: boolean | undefined;
  /** Where the name was read, when it is not the list itself. */
  readonly source?: string | undefined;
}

/** A part of the list that the entry stands on, and since when: `i`, `ii`, `v`; `WRO`, `Finding`. */
export interface Sublist extends DateSpan {
  readonly key: string;
}

/**
 * How an entry stands to another party, in the words of a source. `owned-by` and `owner-of` are shares, `directed-by`
 * and `director-of` offices; `linked-to` is a tie that the publisher does not describe. None of them makes a hit.
 */
export const relationKinds = [
  "subsidiary-of",
  "same-group",
  "owned-by",
  "owner-of",
  "directed-by",
  "director-of",
  "linked-to",
] as const;

export interface EntryRelation {
  readonly kind: (typeof relationKinds)[number];
  /** Id of an entry of the list; of a party that is not on it, the name. */
  readonly to: string;
  /** Share in the source's own words: "51%", "more than 25". */
  readonly percentage?: string | undefined;
  /** When it held, as far as the source says. */
  readonly during?: DateSpan | undefined;
  readonly source: string;
}

/** An order on a place and a good (a region-wide WRO): not a party, so never a hit. */
export interface OrderScope {
  readonly countries: readonly string[];
  /** ISO 3166-2 codes, such as `CN-XJ`; empty = the whole of the countries. */
  readonly regions: readonly string[];
  /** The merchandise in the list's own words. */
  readonly merchandise: string;
  /** HS prefixes that the merchandise is read as; empty = could not be told. */
  readonly hs: readonly string[];
  readonly hsBasis: "official" | "editorial";
}

export interface ListEntry {
  /** list key + ":" + hash of the folded primary name at first sight. */
  readonly id: string;
  readonly list: string;
  readonly kind: "organisation" | "person" | "vessel" | "order" | "good";
  /** Primary name in force in this version. */
  readonly name: string;
  readonly names: readonly EntryName[];
  readonly countries: readonly string[];
  readonly identifiers: readonly {
    readonly kind: "uscc" | "lei" | "duns" | "cnpj" | "imo";
    readonly value: string;
  }[];
  readonly sublists: readonly Sublist[];
  /** First day on which the list carried the entry. */
  readonly firstListed: IsoDate;
  /** Days on which the publisher amended (renamed, re-dated) the entry. */
  readonly amended: readonly IsoDate[];
  /** Last day on the list, where it was removed. */
  readonly removed?: IsoDate | undefined;
  /** `reported`: not seen on the publisher's own page; at most band `review`, never supports `applies`. */
  readonly verification: "official" | "reported";
  /** "and its subsidiaries": the words of a clause that names others without saying which. */
  readonly openEnded?: { readonly clause: string; readonly stem: string } | undefined;
  readonly relations: readonly EntryRelation[];
  /** Status in the publisher's words (`Active`, `Modified`). */
  readonly status?: string | undefined;
  readonly order?: OrderScope | undefined;
  readonly merchandise?: string | undefined;
  /** HS prefixes of a named producer's merchandise, as a notice gives them or as we read it; absent = could not be told. */
  readonly merchandiseHs?: readonly string[] | undefined;
  /** Key of the list through which the publisher says it enforces this order instead. */
  readonly supersededBy?: string | undefined;
  readonly sector?: string | undefined;
  readonly citation?: string | undefined;
  readonly remarks?: string | undefined;
  readonly source: string;
  readonly sourceDate: IsoDate;
}

/** A version of a list, and what is known to be wrong with it. */
export interface ListVersion {
  readonly key: string;
  readonly title: string;
  readonly publisher: string;
  readonly url: string;
  /** Day of the publisher's page or file. */
  readonly published: IsoDate;
  /** Day on which the publisher was last seen to publish the same; absent where nobody looked again. No part of what it says. */
  readonly checked?: IsoDate | undefined;
  /** published + "-" + first 12 digits of the content's SHA-256. */
  readonly version: string;
  readonly sha256: string;
  readonly origin: "bundled" | "update";
  /** Days after which a newer version is to be expected. */
  readonly cadenceDays: number;
  /** What is known to be missing; a list with known gaps is stale, whatever its age. */
  readonly knownGaps: readonly string[];
  readonly ownership: { readonly rule: "none" | "50-percent" | "as-listed"; readonly citation: string };
  /** The publisher gives no days: `firstListed` is the day of the first file in which an entry was read. */
  readonly days?: "of-the-file" | undefined;
  /** `parties` lists are screened; `orders` and `goods` are read by law. */
  readonly role: "parties" | "orders" | "goods";
  /** Fiction: stands in the place of `standsFor` in a workspace marked fictional, and only there. */
  readonly fictional: boolean;
  readonly standsFor?: string | undefined;
  readonly entries: readonly ListEntry[];
}
