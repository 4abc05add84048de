import type { IsoDate, IsoInstant } from "./dates.ts";

/** What an id names: one item, a lot of a class, a class, a logistic unit, a place, a party, a document, something else. */
export const thingKinds = ["item", "lot", "class", "unit", "place", "party", "document", "other"] as const;
export type ThingKind = (typeof thingKinds)[number];

/**
 * An id of a thing, place, party or document. Two ids name one thing where `id` is the same: EPC URN and GS1 Digital
 * Link, on whatever host, become `https://id.gs1.org/<keys and values>`; every other URI stays as it was given.
 */
export interface ThingId {
  readonly id: string;
  /** As the file gives it. */
  readonly given: string;
  readonly kind: ThingKind;
  /** Of an item or a lot: `id` of its class, where the key has classes. */
  readonly class?: string;
  readonly lot?: string;
  readonly serial?: string;
  /** Looks like a GS1 key and does not hold together, so it was left as given: "the check digit of 01 is 5, not 4". */
  readonly fault?: string;
  /** As the file calls it. */
  readonly name?: string;
}

/** A moment as a paper states it. Without an offset only the day is known, and `instant` is absent. */
export interface StatedTime {
  readonly given: string;
  readonly instant?: IsoInstant;
  /** `+08:00`; of EPCIS the offset at the place of the event, not the one the time is written in. */
  readonly offset?: string;
  /** The day at that offset. */
  readonly day: IsoDate;
}

/** A word of a vocabulary. `word` is the bare word of CBV 2.0 whatever way it was written, else as given. */
export interface Term {
  readonly word: string;
  readonly given: string;
}

/** What an event is about. `quantity` is a plain decimal; `unit` a UN/ECE code, or "count" where the paper gives none. */
export interface Portion {
  readonly thing: ThingId;
  /** `single`: it stands in a list of single things; no quantity follows from it unless the thing is an item. */
  readonly list: "single" | "quantity";
  /** Absent: how much is unknown; not zero and not one. */
  readonly quantity?: string;
  readonly unit?: string;
}

/** A party or place on one side of a transfer: owning_party, possessing_party, location or a role of the file's own. */
export interface Side {
  readonly role: Term;
  readonly who: ThingId;
}

/** A paper that an event names. `type`: po, inv, bol, desadv ... */
export interface NamedDocument {
  readonly type?: Term;
  readonly id?: ThingId;
}

/** The event takes back the event of its own id, and moves nothing. */
export interface Retraction {
  readonly declared: StatedTime;
  readonly reason?: Term;
  readonly correctedBy: readonly string[];
}

/** What a paper states of the lots or items it brings into being. Days and places as given. */
export interface MasterData {
  readonly lot?: string;
  readonly originCountry?: string;
  readonly harvestDate?: string;
  readonly productionDate?: string;
  /** Number as written, and its unit where one is given. */
  readonly netWeight?: { readonly value: string; readonly unit?: string };
}

/** A part of a paper that is kept and not interpreted: where it stood (JSONPath), and its JSON. */
export interface Kept {
  readonly path: string;
  readonly json: string;
}

export const custodyEventKinds = [
  "observed",
  "aggregated",
  "associated",
  "transaction",
  "transformed",
  "other",
] as const;
/** `other`: an event type of the sender's own, kept whole in `rest`. */
export type CustodyEventKind = (typeof custodyEventKinds)[number];

/** One event of an EPCIS document or a UNTP traceability credential. */
export interface CustodyEvent {
  readonly kind: CustodyEventKind;
  /** File and place (JSONPath) it was read from. */
  readonly file: string;
  readonly path: string;
  /** Of UNTP: id of the credential that states it. */
  readonly credential?: string;
  readonly id?: string;
  readonly time: StatedTime;
  readonly recorded?: StatedTime;
  /** Absent where the type has none. */
  readonly action?: "observe" | "add" | "delete";
  /** What was seen, packed, joined or traded: `parent` is what it went into or came out of. */
  readonly objects: readonly Portion[];
  readonly parent?: ThingId;
  readonly inputs: readonly Portion[];
  readonly outputs: readonly Portion[];
  /** Events whose `transformation.id` is the same are parts of one transformation. */
  readonly transformation?: ThingId;
  readonly step?: Term;
  /** UNTP: "Weaving". */
  readonly process?: string;
  readonly disposition?: Term;
  readonly readPoint?: ThingId;
  readonly place?: ThingId;
  readonly from: readonly Side[];
  readonly to: readonly Side[];
  readonly documents: readonly NamedDocument[];
  readonly certifications: readonly string[];
  readonly made?: MasterData;
  readonly retraction?: Retraction;
  /** The step is void_shipping: it cancels a shipment. */
  readonly voidsShipping: boolean;
  readonly rest: readonly Kept[];
}
