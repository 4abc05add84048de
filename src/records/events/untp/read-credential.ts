import type { Credential, CredentialKind, NamedParty } from "../../../model/credential.ts";
import type { StatedTime } from "../../../model/custody-event.ts";
import { untpContext } from "../document-kind.ts";
import type { Draft, JsonObject } from "../event-draft.ts";
import { given, keep, refuse, textOf } from "../event-draft.ts";
import { member } from "../json-path.ts";
import { readTimeOrDay } from "../stated-time.ts";
import { namedParty } from "./parts.ts";
import type { Stated } from "./subjects.ts";

/** Versions of UNTP from which the names of fields are those of the working schema. */
const firstSettled = [0, 6, 0];

function isDraft(version: string | undefined): boolean {
  if (version === "working") return false;
  const numbers = (version ?? "").split(".").map(Number);
  const at = firstSettled.findIndex((part, index) => part !== numbers[index]);
  return at >= 0 && !((numbers[at] ?? 0) > (firstSettled[at] ?? 0));
}

function issuerAt(draft: Draft, value: unknown): NamedParty | undefined {
  const issuer = namedParty(value);
  const isNamed = issuer !== undefined && (issuer.id !== undefined || issuer.name !== undefined);
  if (isNamed) return issuer;
  return refuse(draft, "events.issuer-missing", "$.issuer", {
    what: "nobody stands behind the statement",
    value,
  });
}

/** `issuanceDate` and `expirationDate` are the names of VC Data Model 1.1. */
function validityAt(draft: Draft, root: JsonObject, names: readonly string[]): StatedTime | undefined {
  const name = names.find((each) => root[each] !== undefined);
  if (name === undefined) return undefined;
  const path = member("$", name);
  const time = readTimeOrDay(root[name]);
  if (time === undefined)
    return refuse(draft, "events.validity-invalid", path, {
      what: "the validity is no date-time",
      value: root[name],
    });
  if (time.instant === undefined) draft.notes.add("time-without-offset", path);
  return time;
}

const readNames = new Set("@context id credentialSubject validFrom validUntil".split(" "));

function keepEnvelope(draft: Draft, root: JsonObject): void {
  for (const name of Object.keys(root)) {
    const isRead = readNames.has(name) && (name !== "id" || typeof root.id === "string");
    if (!isRead || name === "@context") keep(draft, member("$", name), root[name]);
  }
}

/** Who issued a credential, for how long, and what it says; undefined where the draft names a fault. */
export function readCredential(
  draft: Draft,
  root: JsonObject,
  kind: CredentialKind,
  stated: Stated | undefined,
): Credential | undefined {
  const issuer = issuerAt(draft, root.issuer);
  const validFrom = validityAt(draft, root, ["validFrom", "issuanceDate"]);
  const validUntil = validityAt(draft, root, ["validUntil", "expirationDate"]);
  const version = untpContext(root)?.version;
  if (isDraft(version)) draft.notes.add("draft", "$.@context");
  if (root.proof === undefined) draft.notes.add("unsigned", "$");
  keepEnvelope(draft, root);
  if (stated !== undefined) keep(draft, "$.credentialSubject", root.credentialSubject);
  if (issuer === undefined || draft.faults.length > 0) return undefined;
  return {
    kind,
    file: draft.file,
    ...given("id", textOf(root.id)),
    ...given("version", version),
    issuer,
    ...given("validFrom", validFrom),
    ...given("validUntil", validUntil),
    proof: root.proof === undefined ? "none" : "not checked",
    ...(stated?.parts ?? { materials: [], claims: [], links: [] }),
    rest: draft.rest,
  };
}
