import { parseCheckpoint, type SignedCheckpoint } from "../evidence/proof/checkpoint.ts";
import { parseKeyText, type VerifierKey } from "../evidence/proof/verifier-key.ts";
import { wholeOf } from "../formats/byte-source.ts";
import { fail } from "../model/issue.ts";
import type { FileInput } from "./operation.ts";

/** Keys, checkpoints, proofs and certificates are small; what is larger is something else. */
const mostBytes = 1_000_000;

/** The bytes of a small file. */
export function smallFile({ name, source }: FileInput): Uint8Array {
  if (source.size > mostBytes)
    fail(
      "file.too-large",
      `${name} has ${source.size} bytes.`,
      "Name a key, checkpoint, proof or certificate.",
      {
        file: name,
        expected: `at most ${mostBytes} bytes`,
      },
    );
  return wholeOf(source);
}

/** The text of a small file. What is no UTF-8 is no key and no checkpoint, and is refused as that. */
export const smallText = (file: FileInput): string => Buffer.from(smallFile(file)).toString("utf8");

const refuse = (file: FileInput, what: string, problem: string): never =>
  fail("file.format", `${file.name} is no ${what}: ${problem}.`, `Name the file of a ${what}.`, {
    file: file.name,
  });

/** A public key as `checkpoint` writes it. */
export function readKeyFile(file: FileInput): VerifierKey {
  const parsed = parseKeyText(smallText(file));
  return "problem" in parsed ? refuse(file, "public key", parsed.problem) : parsed.value;
}

/** A signed checkpoint. Nothing is said yet of its signature. */
export function readCheckpointFile(file: FileInput): SignedCheckpoint {
  const parsed = parseCheckpoint(smallText(file));
  return "problem" in parsed ? refuse(file, "signed checkpoint", parsed.problem) : parsed.value;
}

/** The certificates of a time-stamp authority, DER; none where no file was named. */
export async function readAuthorities(file: FileInput | undefined): Promise<readonly Uint8Array[]> {
  if (file === undefined) return [];
  const { certificatesIn } = await import("../store/proof/time-stamp.ts");
  const parsed = certificatesIn(smallFile(file));
  return "problem" in parsed ? refuse(file, "certificate", parsed.problem) : parsed.value;
}
