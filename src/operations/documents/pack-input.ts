import type { PackInput, PackJudgement, PackProof } from "../../dossiers/pack/pack-input.ts";
import { proofText } from "../../evidence/proof/proof-text.ts";
import { SelvedgeError } from "../../model/issue.ts";
import type { KeptDocument } from "../../store/documents.ts";
import type { Store } from "../../store/open-store.ts";
import { proveEvent } from "../../store/proof/prove.ts";
import { redactionsIn } from "../../store/redactions.ts";
import { appVersion } from "../../version.ts";
import type { Ports } from "../ports.ts";
import { judgedIn } from "./judged.ts";
import { namesOf } from "./names-of-store.ts";
import { readingsOf } from "./readings.ts";
import { shownDocument } from "./shown-documents.ts";

/** What a pack holds, and the names of documents for which something is missing. */
export interface Packed {
  readonly input: PackInput;
  /** Documents that no signed checkpoint covers. */
  readonly unproven: readonly KeptDocument[];
  /** Documents without words: nothing of them can be cited. */
  readonly wordless: readonly KeptDocument[];
}

/** Reads, masks and proves the documents of a pack. What a person rejected stays out, and so do conflicts with it. */
export async function packInput(
  ports: Ports,
  store: Store,
  documents: readonly KeptDocument[],
): Promise<Packed> {
  const events = store.log.read();
  const judged = judgedIn(events);
  const redactions = redactionsIn(events);
  const rejected = (id: string): boolean => judged.get(id)?.judgement === "rejected";
  const shown: PackInput["documents"][number][] = [];
  const conflicts: PackInput["conflicts"][number][] = [];
  for await (const read of readingsOf(ports, store, { documents, names: await namesOf(store) })) {
    const one = shownDocument(store, read, redactions);
    shown.push({ ...one, statements: one.statements.filter(({ id }) => !rejected(id)) });
    conflicts.push(...read.reading.conflicts.filter(({ id, a, b }) => ![id, a, b].some(rejected)));
  }
  const proofs = documents.map((document) => ({ document, proof: proofOf(store, document) }));
  const cited = new Set(shown.flatMap(({ statements }) => statements.map(({ id }) => id)));
  return {
    input: {
      workspace: store.manifest.name,
      fictional: store.manifest.fictional,
      appVersion,
      at: ports.now(),
      documents: shown,
      conflicts,
      judgements: [...judged.values()].filter(({ id }) => cited.has(id)).map(judgementOf),
      proofs: proofs.flatMap(({ proof }) => proof ?? []),
    },
    unproven: proofs.filter(({ proof }) => proof === undefined).map(({ document }) => document),
    wordless: documents.filter(({ layers }) => layers.length === 0),
  };
}

const judgementOf = ({ id, judgement, by, at }: PackJudgement): PackJudgement => ({ id, judgement, by, at });

/** That its coming in stood in the signed log; undefined where no checkpoint covers it. */
function proofOf(store: Store, { sha256, arrivals }: KeptDocument): PackProof | undefined {
  const event = store.log.read()[(arrivals[0]?.seq ?? 0) - 1];
  if (event === undefined) return undefined;
  try {
    return { name: `${sha256.slice(0, 16)}.tlog-proof`, text: proofText(proveEvent(store, event).proof) };
  } catch (error) {
    if (error instanceof SelvedgeError && error.issue.code === "proof.missing") return undefined;
    throw error;
  }
}
