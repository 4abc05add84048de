import { z } from "zod";
import { type Corroboration, corroboration } from "../evidence/origins/corroboration.ts";
import type { Store } from "../store/open-store.ts";
import { documentsAsked } from "./documents/find-document.ts";
import { type Judged, judgedIn } from "./documents/judged.ts";
import { namesOf } from "./documents/names-of-store.ts";
import { type Origins, originsAmong } from "./documents/origins.ts";
import { type DocumentReading, readingsOf } from "./documents/readings.ts";
import { byDay, type Told, toldOf, toldSchema } from "./documents/told.ts";
import { defineOperation } from "./operation.ts";
import { dateMembers } from "./parse-dates.ts";
import type { Ports } from "./ports.ts";

const entry = toldSchema.extend({
  /** It speaks of one person, aspect or occasion, or says so only by the way. */
  part: z.boolean(),
});

const side = z.array(entry);

const behind = z.object({
  documents: z.number().int(),
  /** Known by name. */
  speakers: z.number().int(),
  origins: z.number().int(),
});

const propositionSchema = z.object({
  proposition: z.string(),
  text: z.string(),
  affirms: side,
  denies: side,
  conditions: side,
  /** What stands behind each side. One who is quoted five times is one speaker, and copies of one report are one origin. */
  behind: z.object({ affirms: behind, denies: behind, conditions: behind }),
});

const conflictSchema = z.object({
  conflict: z.string(),
  document: z.string(),
  a: z.string(),
  b: z.string(),
  proposition: z.string(),
  why: z.string(),
  strength: z.enum(["direct", "partial"]),
  status: z.enum(["suggested", "confirmed", "rejected", "cannot-tell"]),
});

export const boardSchema = z.object({
  fictional: z.boolean(),
  documents: z.number().int(),
  propositions: z.array(propositionSchema),
  /** Pairs of statements of one document that stand against each other; what a person rejected is left out unless asked for. */
  conflicts: z.array(conflictSchema),
});
export type BoardOutput = z.infer<typeof boardSchema>;

export const board = defineOperation({
  name: "board",
  kind: "query",
  summary:
    "Who affirms, who denies, who sets conditions? Each proposition with its statements in the order of time, with every side.",
  args: [
    {
      name: "documents",
      place: "position",
      takes: "text",
      description: "a document by its file name or the start of its SHA-256 (default: all)",
    },
    {
      name: "rejected",
      place: "flag",
      takes: "switch",
      description: "show what a person rejected too",
    },
    {
      name: "knownBy",
      place: "flag",
      takes: "date",
      description: "answer from what had been recorded by then",
    },
  ],
  input: z.object({
    documents: z.string().trim().min(1).optional(),
    rejected: z.boolean().optional(),
    knownBy: dateMembers.knownBy,
  }),
  output: { shape: "object", schema: boardSchema },
  roles: ["reader", "analyst"],
  run: async (ports, _actor, { documents: asked, rejected = false, knownBy }): Promise<BoardOutput> => {
    const store = await ports.readStore();
    const documents = documentsAsked(store, asked === undefined ? [] : [asked], knownBy);
    const judged = judgedIn(store.log.read(), knownBy);
    const show = (id: string): boolean => rejected || judged.get(id)?.judgement !== "rejected";
    const origins = originsAmong(ports, store, documents);
    const propositions = new Map<string, Draft>();
    const conflicts: BoardOutput["conflicts"] = [];
    for await (const read of readingsIn(ports, store, documents)) {
      addStances(propositions, read, { judged, show });
      conflicts.push(...conflictsOf(read, judged).filter(({ conflict }) => show(conflict)));
    }
    return {
      fictional: store.manifest.fictional,
      documents: documents.length,
      propositions: [...propositions.values()].map((draft) => finished(draft, origins)),
      conflicts,
    };
  },
});

async function* readingsIn(
  ports: Ports,
  store: Store,
  documents: ReturnType<typeof documentsAsked>,
): AsyncGenerator<DocumentReading> {
  yield* readingsOf(ports, store, { documents, names: await namesOf(store) });
}

type Entry = Told & { readonly part: boolean };

interface Draft {
  readonly proposition: string;
  readonly text: string;
  readonly affirms: Entry[];
  readonly denies: Entry[];
  readonly conditions: Entry[];
}

interface Judging {
  readonly judged: ReadonlyMap<string, Judged>;
  readonly show: (id: string) => boolean;
}

function addStances(
  propositions: Map<string, Draft>,
  read: DocumentReading,
  { judged, show }: Judging,
): void {
  const byId = new Map(read.reading.statements.map((one) => [one.id, one]));
  for (const { statement, proposition, text, side: stands, part } of read.reading.stances) {
    const one = byId.get(statement);
    if (one === undefined || !show(statement)) continue;
    const draft = propositions.get(proposition) ?? {
      proposition,
      text,
      affirms: [],
      denies: [],
      conditions: [],
    };
    draft[stands].push({ ...toldOf(read, one, judged), part });
    propositions.set(proposition, draft);
  }
}

const behindOf = (entries: readonly Entry[], origins: Origins): Corroboration =>
  corroboration(
    entries.map(({ statement, document, text, speaker, speakerKind }) => ({
      ...{ statement, document, text, origin: origins.of(document) },
      speaker: speakerKind === "unattributed" ? null : speaker,
    })),
  );

const finished = (draft: Draft, origins: Origins): BoardOutput["propositions"][number] => ({
  ...{ proposition: draft.proposition, text: draft.text },
  affirms: draft.affirms.toSorted(byDay),
  denies: draft.denies.toSorted(byDay),
  conditions: draft.conditions.toSorted(byDay),
  behind: {
    affirms: behindOf(draft.affirms, origins),
    denies: behindOf(draft.denies, origins),
    conditions: behindOf(draft.conditions, origins),
  },
});

const conflictsOf = (
  { document, reading }: DocumentReading,
  judged: ReadonlyMap<string, Judged>,
): BoardOutput["conflicts"] =>
  reading.conflicts.map(({ id, a, b, proposition, why, strength }) => ({
    ...{ conflict: id, document: document.sha256, a, b, proposition, why, strength },
    status: judged.get(id)?.judgement ?? "suggested",
  }));
