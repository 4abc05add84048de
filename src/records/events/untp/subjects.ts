import { isRecord } from "../../../formats/json/json-values.ts";
import type {
  Attestation,
  Credential,
  LinkedPaper,
  StatedFacility,
  StatedMaterial,
  StatedProduct,
} from "../../../model/credential.ts";
import type { JsonObject } from "../event-draft.ts";
import { given, textOf } from "../event-draft.ts";
import { member } from "../json-path.ts";
import { amountText, claimsAt, entriesAt, firstOf, linksIn, measure, namedParty } from "./parts.ts";

const claimNames = ["conformityClaim", "conformityClaims", "conformityDeclarations"];
const assessmentNames = ["assessment", "assessments"];

/** What a credential says, and how many of each thing it holds. */
export interface Stated {
  readonly parts: Pick<Credential, "product" | "facility" | "attestation" | "materials" | "claims" | "links">;
  readonly present: Readonly<Record<string, number>>;
}

function productOf(subject: JsonObject): StatedProduct {
  const product = isRecord(subject.product) ? subject.product : subject;
  const { weight } = isRecord(product.dimensions) ? product.dimensions : {};
  return {
    ...namedParty(product),
    ...given("lot", textOf(product.batchNumber)),
    ...given("serial", textOf(product.serialNumber)),
    ...given("producedBy", namedParty(product.producedByParty)),
    ...given("producedAt", namedParty(product.producedAtFacility)),
    ...given("productionDate", textOf(product.productionDate)),
    ...given("country", textOf(product.countryOfProduction)),
    ...given("weight", measure(weight)),
    ...given("granularity", textOf(subject.granularityLevel)),
  };
}

function materialsOf(path: string, subject: JsonObject): readonly StatedMaterial[] {
  return entriesAt(member(path, "materialsProvenance"), subject.materialsProvenance).map(
    ([where, object]) => ({
      path: where,
      ...given("name", textOf(object.name)),
      ...given("originCountry", textOf(object.originCountry)),
      ...given("massFraction", amountText(object.massFraction)),
      ...given("mass", measure(firstOf(object, ["mass", "massAmount"])[1])),
    }),
  );
}

/** The papers of a passport's steps: each with the step and the share that is said to be verified. */
function traceLinks(path: string, subject: JsonObject): readonly LinkedPaper[] {
  return entriesAt(member(path, "traceabilityInformation"), subject.traceabilityInformation).flatMap(
    ([where, step]) =>
      linksIn(where, step).map((link) => ({
        ...link,
        ...given("process", textOf(step.valueChainProcess)),
        ...given("verifiedRatio", amountText(step.verifiedRatio)),
      })),
  );
}

/** What a draft says beside its subject: 0.3.9 has the papers of a passport's steps on the credential itself. */
export function besideSubject(root: JsonObject): readonly LinkedPaper[] {
  return traceLinks("$", root);
}

function passport(path: string, subject: JsonObject): Stated {
  const materials = materialsOf(path, subject);
  const claims = claimsAt(path, subject, claimNames);
  const traced = traceLinks(path, subject);
  const isTraced = new Set(traced.map((link) => link.path));
  const others = linksIn(path, subject).filter((link) => !isTraced.has(link.path));
  return {
    parts: { product: productOf(subject), materials, claims, links: [...traced, ...others] },
    present: {
      Product: 1,
      Claim: claims.length,
      Material: materials.length,
      TraceabilityLink: traced.length,
    },
  };
}

function facilityOf(subject: JsonObject): StatedFacility {
  const facility = isRecord(subject.facility) ? subject.facility : subject;
  return {
    ...namedParty(facility),
    ...given("country", textOf(facility.countryOfOperation)),
    ...given("operatedBy", namedParty(facility.operatedByParty)),
  };
}

function facilityRecord(path: string, subject: JsonObject): Stated {
  const claims = claimsAt(path, subject, claimNames);
  const links = linksIn(path, subject);
  return {
    parts: { facility: facilityOf(subject), materials: [], claims, links },
    present: { Facility: 1, Claim: claims.length },
  };
}

function attestationOf(subject: JsonObject): Attestation {
  return {
    ...namedParty(subject),
    ...given("type", textOf(subject.attestationType)),
    ...given("assessorLevel", textOf(subject.assessorLevel)),
    ...given("assessmentLevel", textOf(subject.assessmentLevel)),
    ...given("issuedTo", namedParty(subject.issuedToParty)),
  };
}

function conformity(path: string, subject: JsonObject): Stated {
  const claims = claimsAt(path, subject, assessmentNames);
  const sum = (of: "products" | "facilities"): number =>
    claims.reduce((all, claim) => all + claim[of].length, 0);
  return {
    parts: { attestation: attestationOf(subject), materials: [], claims, links: linksIn(path, subject) },
    present: {
      Product: sum("products"),
      Facility: sum("facilities"),
      Attestation: 1,
      Assessment: claims.length,
    },
  };
}

/** Reads the subject of a credential that is no list of events. */
export const subjectReaders = {
  "untp-dpp": passport,
  "untp-dfr": facilityRecord,
  "untp-dcc": conformity,
} as const;
