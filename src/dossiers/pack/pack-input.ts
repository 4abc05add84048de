import type { Conflict } from "../../evidence/conflicts/conflicts.ts";
import type { IsoInstant } from "../../model/dates.ts";
import type { Statement } from "../../model/statement.ts";
import type { TextLayer } from "../../model/text-layer.ts";

/** How and when the bytes of a document came in. */
export interface CameIn {
  readonly at: IsoInstant;
  readonly by: string;
  /** "file handed in", "captured from an address". */
  readonly how: string;
  readonly name?: string;
  readonly url?: string;
}

export interface PackDocument {
  /** SHA-256 of the bytes, hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  /** Every time that these bytes came in, oldest first. */
  readonly cameIn: readonly CameIn[];
  /**
   * The bytes themselves, or why they are not handed on: only their hash is. `text`: the words, as they are shown, go out all
   * the same, as where bytes hold names that are masked.
   */
  readonly original: { readonly content: Uint8Array } | { readonly withheld: string; readonly text?: true };
  /** As it is shown: masked where it must be. */
  readonly layer: TextLayer;
  /** Id of the layer that this one is the mask of. */
  readonly maskOf?: string;
  readonly statements: readonly Statement[];
}

/** What a person made of a suggestion. */
export interface PackJudgement {
  readonly id: string;
  readonly judgement: "confirmed" | "rejected" | "cannot-tell";
  readonly by: string;
  readonly at: IsoInstant;
}

export interface PackProof {
  /** Name of the file under `proofs/`. */
  readonly name: string;
  readonly text: string;
}

export interface PackInput {
  readonly workspace: string;
  readonly fictional: boolean;
  readonly appVersion: string;
  readonly at: IsoInstant;
  readonly documents: readonly PackDocument[];
  readonly conflicts: readonly Conflict[];
  readonly judgements: readonly PackJudgement[];
  readonly proofs: readonly PackProof[];
}

export interface PackFile {
  /** With `/`, inside the pack. */
  readonly path: string;
  readonly content: Uint8Array;
}
