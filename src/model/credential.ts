import type { Kept, StatedTime, ThingId } from "./custody-event.ts";

export const credentialKinds = [
  "traceability-events",
  "product-passport",
  "facility-record",
  "conformity-credential",
] as const;
export type CredentialKind = (typeof credentialKinds)[number];

/** A party or facility as a paper names it. */
export interface NamedParty {
  readonly id?: ThingId;
  readonly name?: string;
  /** Number in a register, as given. */
  readonly registeredId?: string;
}

/** A paper elsewhere that a credential points to. The hash is as stated; nobody fetched or compared anything. */
export interface LinkedPaper {
  readonly path: string;
  readonly url: string;
  readonly name?: string;
  readonly type?: string;
  readonly hash?: string;
  readonly hashMethod?: string;
  /** Of a passport's traceability: the step it shows, and the share of it said to be verified. */
  readonly process?: string;
  readonly verifiedRatio?: string;
}

/** A statement of conformity: by the issuer on itself (a claim) or by an assessor. */
export interface Claim {
  readonly path: string;
  readonly id?: string;
  readonly topic?: string;
  readonly conforms?: boolean;
  /** Day of the assessment, as given. */
  readonly day?: string;
  readonly standard?: string;
  readonly products: readonly ThingId[];
  readonly facilities: readonly ThingId[];
}

/** A material that a passport says went into the product. Numbers as written. */
export interface StatedMaterial {
  readonly path: string;
  readonly name?: string;
  readonly originCountry?: string;
  readonly massFraction?: string;
  readonly mass?: { readonly value: string; readonly unit?: string };
}

export interface StatedProduct extends NamedParty {
  readonly lot?: string;
  readonly serial?: string;
  readonly producedBy?: NamedParty;
  readonly producedAt?: NamedParty;
  /** As given. */
  readonly productionDate?: string;
  readonly country?: string;
  /** Stated weight of one; may be of a batch: see `granularity`. */
  readonly weight?: { readonly value: string; readonly unit?: string };
  readonly granularity?: string;
}

export interface StatedFacility extends NamedParty {
  readonly country?: string;
  readonly operatedBy?: NamedParty;
}

/** What an assessor attests, to whom and how. */
export interface Attestation extends NamedParty {
  readonly type?: string;
  readonly assessorLevel?: string;
  readonly assessmentLevel?: string;
  readonly issuedTo?: NamedParty;
}

/** A UNTP credential that was taken over. */
export interface Credential {
  readonly kind: CredentialKind;
  readonly file: string;
  readonly id?: string;
  /** `0.6.0`, `working`; absent where the context names none. */
  readonly version?: string;
  readonly issuer: NamedParty;
  readonly validFrom?: StatedTime;
  readonly validUntil?: StatedTime;
  /** A proof is kept in `rest`; this program checks none. */
  readonly proof: "none" | "not checked";
  readonly product?: StatedProduct;
  readonly facility?: StatedFacility;
  readonly attestation?: Attestation;
  readonly materials: readonly StatedMaterial[];
  readonly claims: readonly Claim[];
  readonly links: readonly LinkedPaper[];
  readonly rest: readonly Kept[];
}
