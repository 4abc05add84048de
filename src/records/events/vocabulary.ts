import type { Term } from "../../model/custody-event.ts";
import { isUri } from "./ids/thing-id.ts";

/** Word lists of the GS1 Core Business Vocabulary 2.0, with the two ways in which each is written as a URI. */
interface WordList {
  /** `https://ref.gs1.org/cbv/BizStep-shipping` */
  readonly web: string;
  /** `urn:epcglobal:cbv:bizstep:shipping`, of CBV 1.x */
  readonly urn: string;
  readonly words: ReadonlySet<string>;
}

const list = (web: string, urn: string, words: string): WordList => ({
  web,
  urn,
  words: new Set(words.split(" ")),
});

export const bizSteps = list(
  "BizStep",
  "bizstep",
  "accepting arriving assembling collecting commissioning consigning creating_class_instance cycle_counting " +
    "decommissioning departing destroying disassembling dispensing encoding entering_exiting holding inspecting " +
    "installing killing loading other packing picking receiving removing repackaging repairing replacing reserving " +
    "retail_selling sampling sensor_reporting shipping staging_outbound stock_taking stocking storing transporting " +
    "unloading unpacking void_shipping",
);
export const dispositions = list(
  "Disp",
  "disp",
  "active available completeness_inferred completeness_verified conformant container_closed container_open damaged " +
    "destroyed dispensed disposed encoded expired in_progress in_transit inactive mismatch_class mismatch_instance " +
    "mismatch_quantity needs_replacement no_pedigree_match non_conformant non_sellable_other partially_dispensed " +
    "recalled reserved retail_sold returned sellable_accessible sellable_not_accessible stolen unavailable unknown",
);
export const documentTypes = list(
  "BTT",
  "btt",
  "bol cert desadv inv pedigree po poc prodorder recadv rma testprd testres upevt",
);
export const sideRoles = list("SDT", "sdt", "location owning_party possessing_party");
export const errorReasons = list("ER", "er", "did_not_occur incorrect_data");

/** How a word was written: `urn` of an older CBV, `unlisted` in CBV's own prefix, `foreign` a URI of somebody else. */
export type Writing = "bare" | "web" | "urn" | "unlisted" | "foreign" | "unknown";

export interface ReadTerm {
  readonly term: Term;
  readonly writing: Writing;
}

/** The local name of a URI in CBV's own space: `BizStep-shipping`, `my_own_party`; undefined for other URIs. */
const cbvName = (text: string): string | undefined =>
  /^(?:cbv:|https?:\/\/(?:ref|ns)\.gs1\.org\/cbv\/)(.+)$/.exec(text)?.[1];

function writingOf(given: string, { web, urn, words }: WordList): readonly [word: string, writing: Writing] {
  if (words.has(given)) return [given, "bare"];
  const old = /^urn:epcglobal:cbv:([a-z]+):(.+)$/i.exec(given);
  if (old !== null) {
    const word = old[2] ?? "";
    return old[1]?.toLowerCase() === urn && words.has(word) ? [word, "urn"] : [given, "unknown"];
  }
  const name = cbvName(given);
  if (name === undefined) return [given, isUri(given) ? "foreign" : "unknown"];
  const word = name.startsWith(`${web}-`) ? name.slice(web.length + 1) : name;
  return words.has(word) ? [word, "web"] : [given, "unlisted"];
}

/** A word of the list in any of its writings. */
export function readTerm(value: string, words: WordList): ReadTerm {
  const given = value.toWellFormed();
  const [word, writing] = writingOf(given, words);
  return { term: { word, given }, writing };
}
