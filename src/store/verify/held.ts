import type { SignedCheckpoint } from "../../evidence/proof/checkpoint.ts";
import type { VerifierKey } from "../../evidence/proof/verifier-key.ts";

/** What the one who verifies brings from outside the folder. Whatever lies in the folder may have been written anew with it. */
export interface Held {
  /** A checkpoint that was taken out of the folder when it was signed. */
  readonly checkpoint?: { readonly name: string; readonly value: SignedCheckpoint } | undefined;
  /** The public key that its owner gave. */
  readonly key?: VerifierKey | undefined;
  /** Certificates, DER, to which time stamps must lead. */
  readonly authorities?: readonly Uint8Array[] | undefined;
}
