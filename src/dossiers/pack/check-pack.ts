import { checkProof, type LogProof, parseProof } from "../../evidence/proof/proof-text.ts";
import type { VerifierKey } from "../../evidence/proof/verifier-key.ts";
import { sha256 } from "../../model/canonical.ts";
import { checkAnnotations } from "./check-annotations.ts";
import { type PackManifest, type PackProblem, problem, readManifest } from "./pack-manifest.ts";

export interface CheckedPack {
  /** As its manifest says; null where that cannot be read. */
  readonly fictional: boolean | null;
  /** SHA-256 of the manifest, which names every other file by hash. */
  readonly manifest: string | null;
  readonly problems: readonly PackProblem[];
  /** `citations` slice exactly; `unseen` are of texts that are not in the pack; `proven` documents stood in a log signed by the key. */
  readonly checked: Readonly<
    Record<"files" | "documents" | "layers" | "citations" | "unseen" | "proofs" | "proven", number>
  >;
}

const utf8 = new TextDecoder();

/** Checks a pack with nothing but itself and, for its proofs, a key that came by another way. */
export function checkPack(files: ReadonlyMap<string, Uint8Array>, key?: VerifierKey): CheckedPack {
  const manifest = readManifest(files.get("manifest.json"));
  if (manifest === undefined)
    return {
      fictional: null,
      manifest: null,
      problems: [problem("pack", "manifest.json", "is not there, or is no manifest of a pack.")],
      checked: { files: 0, documents: 0, layers: 0, citations: 0, unseen: 0, proofs: 0, proven: 0 },
    };
  const annotations = checkAnnotations(files, manifest);
  const proofs = checkProofs(files, manifest, key);
  const named = (folder: string) => [...files.keys()].filter((path) => path.startsWith(folder)).length;
  return {
    fictional: manifest.fictional,
    manifest: sha256(files.get("manifest.json") ?? new Uint8Array()),
    problems: [
      ...checkFiles(files, manifest),
      ...checkNames(files),
      ...annotations.problems,
      ...proofs.problems,
    ],
    checked: {
      files: manifest.files.length,
      documents: named("documents/"),
      layers: named("layers/"),
      ...{ citations: annotations.citations, unseen: annotations.unseen },
      ...{ proofs: named("proofs/"), proven: proofs.proven },
    },
  };
}

/** Every file is the one that the manifest names, and there is no other. */
function checkFiles(files: ReadonlyMap<string, Uint8Array>, manifest: PackManifest): readonly PackProblem[] {
  const listed = new Map(manifest.files.map((one) => [one.path, one]));
  const missing = manifest.files
    .filter(({ path }) => !files.has(path))
    .map(({ path }) => problem("pack", path, "is named by the manifest and is not there."));
  const others = [...files].flatMap(([path, content]) => {
    if (path === "manifest.json") return [];
    const one = listed.get(path);
    if (one === undefined) return [problem("pack", path, "is not named by the manifest.")];
    return one.sha256 === sha256(content) && one.bytes === content.length
      ? []
      : [problem("pack", path, "is not what the manifest names: its bytes have another hash.")];
  });
  const twice =
    manifest.files.length === listed.size ? [] : [problem("pack", "manifest.json", "names a file twice.")];
  return [...missing, ...others, ...twice];
}

/** Documents and layers are named by their own hashes. */
const checkNames = (files: ReadonlyMap<string, Uint8Array>): readonly PackProblem[] =>
  [...files].flatMap(([path, content]) => {
    const hash = /^(?:documents\/|layers\/)([^/.]+)/.exec(path)?.[1];
    return hash === undefined || hash === sha256(content)
      ? []
      : [problem("pack", path, "does not hold what its name is the hash of.")];
  });

function checkProofs(
  files: ReadonlyMap<string, Uint8Array>,
  { withheld }: PackManifest,
  key: VerifierKey | undefined,
): { readonly problems: readonly PackProblem[]; readonly proven: number } {
  const documents = new Set([
    ...[...files.keys()].flatMap((path) => /^documents\/(.+)$/.exec(path)?.[1] ?? []),
    ...withheld.map((one) => one.sha256),
  ]);
  const proven = new Set<string>();
  const problems = [...files].flatMap(([path, content]) => {
    if (!path.startsWith("proofs/")) return [];
    const read = parseProof(utf8.decode(content));
    if ("problem" in read) return [problem("proof", path, `is no proof: ${read.problem}.`)];
    const document = documentOf(read.value.event);
    if (document === undefined || !documents.has(document))
      return [problem("proof", path, "is of an event that brought none of the documents of this pack.")];
    if (key === undefined) return [];
    const checked = checkProof(read.value, key);
    if ("problem" in checked) return [problem("proof", path, `does not hold: ${checked.problem}.`)];
    proven.add(document);
    return [];
  });
  return { problems, proven: proven.size };
}

function documentOf({ type, data }: LogProof["event"]): string | undefined {
  const { sha256: hash } = (data ?? {}) as { readonly sha256?: unknown };
  return type === "document-registered" && typeof hash === "string" ? hash : undefined;
}
