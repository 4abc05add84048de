import { isRecord } from "../../formats/json/json-values.ts";
import type { CredentialKind } from "../../model/credential.ts";
import type { JsonObject } from "./event-draft.ts";

/** What a file is, whether or not it is a record of ours. */
export const documentKinds = [
  "epcis-capture-document",
  "epcis-query-document",
  "epcis-single-event",
  "untp-dte",
  "untp-dpp",
  "untp-dfr",
  "untp-dcc",
  "untp-event-subject",
  "untp-dpp-subject",
  "untp-dfr-subject",
  "untp-dcc-subject",
  "untp-pre-release-event",
  "untp-pre-release-passport",
  "untp-pre-release-conformity",
  "untp-dia",
  "untp-dia-subject",
  "untp-svc",
  "epcis-query-parameters",
  "product-passport-other",
  "product-master-data",
  "test-generator-input",
  "json-schema",
  "unknown",
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Kinds that are well understood and hold no record of custody. */
export const notRecords: Partial<Record<DocumentKind, string>> = {
  "untp-dia": "an identity anchor, which ties an issuer to a register entry",
  "untp-dia-subject": "the subject of an identity anchor",
  "untp-svc": "the vocabulary of a conformity scheme",
  "epcis-query-parameters": "a question for events",
  "product-passport-other": "a product passport in another vocabulary than UNTP",
  "product-master-data": "descriptions of products and places",
  "test-generator-input": "settings of a generator of test data",
  "json-schema": "a JSON Schema, which describes records and holds none",
};

/** The credentials that are taken over. */
export const credentialKindOf: Partial<Record<DocumentKind, CredentialKind>> = {
  "untp-dte": "traceability-events",
  "untp-dpp": "product-passport",
  "untp-dfr": "facility-record",
  "untp-dcc": "conformity-credential",
};

export const eventTypes = [
  "ObjectEvent",
  "AggregationEvent",
  "AssociationEvent",
  "TransactionEvent",
  "TransformationEvent",
] as const;
export type EventType = (typeof eventTypes)[number];

/** One of the five types, by its word or by its name in the EPCIS ontology. */
export function eventTypeOf(type: unknown): EventType | undefined {
  if (typeof type !== "string") return undefined;
  const word = type.replace(/^(epcis:|https?:\/\/(ref|ns)\.gs1\.org\/epcis\/)/, "");
  return eventTypes.find((known) => known === word);
}

/** Types as a list, whether one stands alone or not. */
export function typesOf(value: unknown): readonly string[] {
  const types = Array.isArray(value) ? value : [value];
  return types.filter((type) => typeof type === "string");
}

/** The types of credentials and subjects, as UNTP names them. A subject alone is told only where its types are a list. */
const byType: readonly (readonly [type: string, kind: DocumentKind])[] = [
  ["DigitalTraceabilityEvent", "untp-dte"],
  ["DigitalProductPassport", "untp-dpp"],
  ["DigitalFacilityRecord", "untp-dfr"],
  ["DigitalConformityCredential", "untp-dcc"],
  ["DigitalIdentityAnchor", "untp-dia"],
  ["ConformitySchemeVocabulary", "untp-svc"],
  ["ConformityAttestation", "untp-dcc-subject"],
  ["ProductPassport", "untp-dpp-subject"],
  ["FacilityRecord", "untp-dfr-subject"],
  ["RegisteredIdentity", "untp-dia-subject"],
];

const contextTexts = ({ "@context": context }: JsonObject): readonly string[] =>
  (Array.isArray(context) ? context : [context]).filter((part) => typeof part === "string");

/** The UNTP vocabulary that the context names, and its version where it says one. */
export function untpContext(
  root: JsonObject,
): { readonly kind: string; readonly version?: string } | undefined {
  for (const text of contextTexts(root)) {
    const match = /\/untp\/(dte|dpp|dfr|dcc|dia|svc)(?:\/|$)(.*)$/.exec(text);
    if (match === null) continue;
    const [version] = /\d+\.\d+\.\d+|working/.exec(match[2] ?? "") ?? [];
    return { kind: match[1] ?? "", ...(version === undefined ? {} : { version }) };
  }
  return undefined;
}

function kindByType(root: JsonObject): DocumentKind | undefined {
  const { type } = root;
  if (type === "EPCISDocument") return "epcis-capture-document";
  if (type === "EPCISQueryDocument") return "epcis-query-document";
  if (typeof type === "string" && eventTypeOf(type) !== undefined) return "epcis-single-event";
  const types = typesOf(type);
  const known = byType.find(([name]) => types.includes(name));
  if (known !== undefined) return known[1];
  if (Array.isArray(type) && types.some((name) => eventTypeOf(name) !== undefined))
    return "untp-event-subject";
  const isOwnEvent = typeof type === "string" && type.includes(":") && "eventTime" in root;
  return isOwnEvent && "eventTimeZoneOffset" in root ? "epcis-single-event" : undefined;
}

/** Names of drafts and pilots from before UNTP 0.3, which no later version has. */
function preReleaseKind(root: JsonObject): DocumentKind | undefined {
  const isCredential = typesOf(root.type).includes("VerifiableCredential");
  const subject = isCredential && isRecord(root.credentialSubject) ? root.credentialSubject : root;
  if (typeof subject.eventType === "string") return "untp-pre-release-event";
  if (isRecord(subject.product) && isRecord(subject.batch)) return "untp-pre-release-passport";
  const isAssessed =
    isRecord(subject.issuedBy) && (Array.isArray(subject.assessments) || isRecord(subject.scope));
  return isAssessed ? "untp-pre-release-conformity" : undefined;
}

const isListOf = (value: unknown, name: string): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((each) => isRecord(each) && name in each);

function otherKind(root: JsonObject): DocumentKind | undefined {
  const names = Object.keys(root);
  if (isListOf(root.events, "eventCount")) return "test-generator-input";
  if (Array.isArray(root.masterData)) return "product-master-data";
  if (names.some((name) => /^(EQ|GE|GT|LE|LT|MATCH|WD|EXISTS|EQATTR|HASATTR)_/.test(name)))
    return "epcis-query-parameters";
  const isPassport = typesOf(root.type).some((type) => /^(gs1|eutex):/.test(type));
  return isPassport || "digitalProductPassportId" in root ? "product-passport-other" : undefined;
}

/** What the root of a JSON text is. */
export function kindOfDocument(root: unknown): DocumentKind {
  if (!isRecord(root)) return "unknown";
  if (typeof root.$schema === "string" && root.$schema.includes("json-schema.org")) return "json-schema";
  const kind = kindByType(root) ?? otherKind(root) ?? preReleaseKind(root);
  if (kind !== undefined) return kind;
  const context = untpContext(root);
  const isCredential = context !== undefined && "credentialSubject" in root;
  return isCredential ? (`untp-${context.kind}` as DocumentKind) : "unknown";
}
