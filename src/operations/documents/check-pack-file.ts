import { checkPack } from "../../dossiers/pack/check-pack.ts";
import type { VerifierKey } from "../../evidence/proof/verifier-key.ts";
import { counted } from "../../formats/counted.ts";
import { readPackFile } from "../../store/verify/pack-file.ts";

/** What `verify` answers of an exported pack: it needs nothing but the pack, and the key for its proofs. */
export async function checkPackFile(path: string, key: VerifierKey | undefined) {
  const { fictional, manifest, problems, checked } = checkPack(await readPackFile(path), key);
  const { unseen, proofs, proven, documents } = checked;
  return {
    of: "pack" as const,
    fictional,
    ok: problems.length === 0,
    problems,
    checked,
    head: null,
    remarks: [
      ...(manifest === null
        ? []
        : [
            `The manifest has the SHA-256 ${manifest}. Compare it with what the sender gives you by another way.`,
          ]),
      "That the parts fit together does not show who made them; the page for readers is held by its hash alone.",
      ...(unseen === 0
        ? []
        : [
            `${counted(unseen)} citations are of texts that were withheld: nobody can check them by the pack alone.`,
          ]),
      ...proofWords({ proofs, proven, documents, key }),
    ],
  };
}

function proofWords({
  proofs,
  proven,
  documents,
  key,
}: {
  readonly proofs: number;
  readonly proven: number;
  readonly documents: number;
  readonly key: VerifierKey | undefined;
}): readonly string[] {
  if (proofs === 0) return ["It holds no proof that its documents stood in a signed log."];
  if (key === undefined)
    return [
      `Its ${counted(proofs)} proofs were not checked: give the public key of whoever signed the log with --key.`,
    ];
  return [
    `${counted(proven)} documents stood in the log that the key ${key.name} signed; the pack holds the bytes of ${counted(documents)}.`,
  ];
}
