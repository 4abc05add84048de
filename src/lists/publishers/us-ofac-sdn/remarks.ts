import type { ListEntry } from "../../../model/list-entry.ts";
import { readIdentifier } from "../../../screening/identifier-match.ts";
import type { Audit } from "../audit.ts";

/** What the remarks of an entry say that is more than words. */
export interface ReadRemarks {
  /** Names in quotation marks: those that OFAC calls weak aliases. */
  readonly weak: readonly { readonly kind: "alias" | "former"; readonly text: string }[];
  readonly identifiers: ListEntry["identifiers"];
  /** Names after "Linked To:". */
  readonly linked: readonly string[];
  /** The remarks that tell the entry from a namesake, in OFAC's words. */
  readonly rest: readonly string[];
}

const weakName = /^(?:alt\. )?([afn])\.k\.a\. '(.+)'$/;
const linkedTo = /^(?:alt\. )?Linked To: (.+)$/;

/** Labels before numbers that have a check of their own or, as D-U-N-S numbers, are named for what they are. */
const labels: readonly (readonly [ListEntry["identifiers"][number]["kind"], RegExp])[] = [
  ["uscc", /\(USCCC?\) ([0-9A-Z]{18})\b/],
  ["lei", /^(?:alt\. )?(?:Legal Entity (?:Number|Identifier)(?: \(LEI\))?|LEI) ([0-9A-Z]{20})\b/],
  ["cnpj", /^(?:alt\. )?(?:CNPJ|Tax ID No\.|C\.N\.P\.J\.) ([\d./-]{14,18})(?= \(Brazil\)|$)/],
  ["duns", /^(?:alt\. )?D-U-N-S Number ([\d-]{9,11})\b/],
];
const shipNumber = /^(?:alt\. )?Vessel Registration Identification IMO (\d{7})\b/;

/** What tells a person from a namesake and is no document or contact of the person. */
const tellsPerson = /^(?:alt\. )?(?:DOB|POB|nationality|citizen|Gender) /;

/** Reads the remarks of an entry; what is left out of a person's is counted by its first words. */
export function readRemarks(text: string, kind: ListEntry["kind"], audit: Audit): ReadRemarks {
  const parts = partsOf(text);
  const weak = parts.flatMap((part) => weakIn(part) ?? []);
  const linked = parts.flatMap((part) => linkedTo.exec(part)?.[1] ?? []);
  const words = parts.filter((part) => weakIn(part) === undefined && !linkedTo.test(part));
  const identifiers = words.flatMap((part) => identifierIn(part, kind, audit) ?? []);
  const rest = words.filter((part) => isKept(part, kind));
  for (const part of words)
    if (!isKept(part, kind)) audit.add(`remarks of persons left out: ${firstWords(part)}`);
  return { weak, identifiers: distinct(identifiers), linked: [...new Set(linked)], rest };
}

function weakIn(part: string): ReadRemarks["weak"][number] | undefined {
  const name = weakName.exec(part);
  return name === null ? undefined : { kind: name[1] === "f" ? "former" : "alias", text: name[2] ?? "" };
}

const distinct = (identifiers: ListEntry["identifiers"]): ListEntry["identifiers"] => [
  ...new Map(
    identifiers.map((identifier) => [`${identifier.kind}:${identifier.value}`, identifier]),
  ).values(),
];

/** Remarks are parted by "; "; the last ends in a full stop. A name in quotation marks may hold a semicolon. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  for (const piece of text.replace(/\.$/, "").split("; ")) {
    const last = parts.at(-1);
    if (last !== undefined && /k\.a\. '[^']*$/.test(last)) parts[parts.length - 1] = `${last}; ${piece}`;
    else parts.push(piece);
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

function identifierIn(
  part: string,
  kind: ListEntry["kind"],
  audit: Audit,
): ListEntry["identifiers"][number] | undefined {
  const rules = kind === "vessel" ? [...labels, ["imo", shipNumber] as const] : labels;
  for (const [of, form] of rules) {
    const value = form.exec(part)?.[1];
    if (value === undefined) continue;
    const read = readIdentifier({ kind: of, value });
    if (read !== undefined) return { kind: read.kind, value: read.value };
    audit.add(`remarks: ${of} number whose check does not hold: ${part}`);
  }
  return undefined;
}

/** Of organisations and vessels all is kept; of persons what tells them apart, and words without numbers or addresses. */
const isKept = (part: string, kind: ListEntry["kind"]): boolean =>
  kind !== "person" || tellsPerson.test(part) || !/[\d@]|www\./.test(part);

/** "Passport (Egypt)", "National ID No.": the kind of a remark, without what it says. */
const firstWords = (part: string): string =>
  /^(?:alt\. )?((?:(?!\S*[\d@(]|\bissued\b|\bexpires\b)\S+ ?){0,3})/.exec(part)?.[1]?.trim() ?? "";
