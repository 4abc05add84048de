import { canonicalJson } from "../../../model/canonical.ts";
import type { Credential, NamedParty } from "../../../model/credential.ts";
import type { ThingId } from "../../../model/custody-event.ts";
import type { ReadRow } from "../../read-result.ts";
import { filled } from "../as-rows/filled.ts";

const only = <T>(values: readonly T[]): T | undefined => (values.length === 1 ? values[0] : undefined);
const distinct = (things: readonly (ThingId | undefined)[]): readonly string[] => [
  ...new Set(things.flatMap((thing) => thing?.id ?? [])),
];
const nameOf = (party: NamedParty | undefined): string | undefined => party?.name ?? party?.id?.id;

/** Lists as JSON; nothing where they are empty. */
const listText = (values: readonly unknown[]): string | undefined =>
  values.length === 0 ? undefined : canonicalJson(values);

const weightText = (
  weight: { readonly value: string; readonly unit?: string } | undefined,
): string | undefined =>
  weight === undefined ? undefined : [weight.value, weight.unit].filter(Boolean).join(" ");

const productsOf = ({ product, claims }: Credential): readonly string[] =>
  distinct([product?.id, ...claims.flatMap(({ products }) => products)]);
const sitesOf = ({ product, facility, claims }: Credential): readonly string[] =>
  distinct([facility?.id, product?.producedAt?.id, ...claims.flatMap(({ facilities }) => facilities)]);

function extraOf(credential: Credential): Readonly<Record<string, string>> {
  const { product, facility, attestation, materials, claims, links, rest, issuer } = credential;
  return filled({
    "issuer id": issuer.id?.id,
    products: listText(productsOf(credential)),
    sites: listText(sitesOf(credential)),
    "product name": product?.name,
    "batch number": product?.lot,
    "serial number": product?.serial,
    "produced by": nameOf(product?.producedBy),
    "production date": product?.productionDate,
    "country of production": product?.country,
    "net weight": weightText(product?.weight),
    granularity: product?.granularity,
    "facility name": facility?.name,
    "facility country": facility?.country,
    "operated by": nameOf(facility?.operatedBy),
    "attestation type": attestation?.type,
    proof: credential.proof,
    version: credential.version,
    materials: listText(materials),
    claims: listText(claims),
    links: listText(links),
    rest: listText(rest),
  });
}

/**
 * A product passport, facility record or conformity credential as a row of the kind `documents`. `lot` and `site` stand
 * where exactly one is named; all that are named, and what has no column, stand in `extra`.
 */
export function rowOfCredential(credential: Credential): ReadRow {
  const { id, kind, issuer, attestation, validFrom, validUntil, file } = credential;
  return {
    row: 1,
    status: "accepted",
    cells: filled({
      document: id ?? file,
      kind,
      issuer: nameOf(issuer) ?? issuer.registeredId,
      recipient: nameOf(attestation?.issuedTo),
      date: validFrom?.day,
      from: validFrom?.day,
      to: validUntil?.day,
      lot: only(productsOf(credential)),
      site: only(sitesOf(credential)),
      file,
    }),
    extra: extraOf(credential),
    repairs: [],
  };
}
