import { z } from "zod";
import { isEnglishWord } from "../evidence/mentions/english-words.ts";
import { Gazetteer } from "../evidence/mentions/gazetteer.ts";
import { nameQuestion } from "../evidence/search/question.ts";
import { search } from "../evidence/search/search.ts";
import { hashOf } from "../model/canonical.ts";
import type { Store } from "../store/open-store.ts";
import { publishedOf, titleOf } from "./documents/find-document.ts";
import { judgedIn } from "./documents/judged.ts";
import { findNamed, type NamedSubject, namedSubjects } from "./documents/named-subject.ts";
import { fixedNames, type NamesLookedFor } from "./documents/names-looked-for.ts";
import { type DocumentReading, readingOf } from "./documents/readings.ts";
import { searchedLayers } from "./documents/search-layers.ts";
import { concern, countingMentions } from "./documents/spoken-of.ts";
import { toldOf, toldSchema } from "./documents/told.ts";
import { defineOperation } from "./operation.ts";
import { dateMembers } from "./parse-dates.ts";
import type { Ports } from "./ports.ts";
import { viewOfNames } from "./view.ts";

const indicatorShown = z.object({
  id: z.string(),
  kind: z.enum(["programme", "ilo"]),
  indicator: z.string(),
  text: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  source: z.string(),
  negated: z.boolean(),
  status: z.enum(["suggested", "confirmed", "rejected", "cannot-tell"]),
});

const page = z.object({
  sha256: z.string(),
  layer: z.string(),
  title: z.string(),
  published: z.string().nullable(),
  /** Where the name stands. `weak`: it may be another's of that name. */
  mentions: z.array(
    z.object({
      mention: z.string(),
      start: z.number().int(),
      end: z.number().int(),
      text: z.string(),
      weak: z.string().nullable(),
      status: z.enum(["suggested", "confirmed", "rejected", "cannot-tell"]),
    }),
  ),
  /** Statements that name it, and those that it makes itself. */
  statements: z.array(toldSchema.extend({ concern: z.enum(["speaks", "named"]) })),
  indicators: z.array(indicatorShown),
});

export const aboutSchema = z.object({
  fictional: z.boolean(),
  subject: z.string(),
  name: z.string(),
  /** Every spelling that was looked for. */
  names: z.array(z.string()),
  /** Documents in which a name stands. */
  total: z.number().int(),
  documents: z.array(page),
});
export type AboutOutput = z.infer<typeof aboutSchema>;

const usualMost = 20;

export const about = defineOperation({
  name: "about",
  kind: "query",
  summary:
    "What do the documents say about a party or list entry, and what does it say itself? By name: whether it is meant, a person decides.",
  args: [
    {
      name: "subject",
      place: "position",
      takes: "text",
      required: true,
      description: "party: or list-entry: and its name or id, or a name alone",
    },
    {
      name: "most",
      place: "flag",
      takes: "number",
      description: `how many documents (default ${usualMost})`,
    },
    {
      name: "knownBy",
      place: "flag",
      takes: "date",
      description: "answer from what had been recorded by then",
    },
  ],
  input: z.object({
    subject: z.string().trim().min(1),
    most: z.int().positive().optional(),
    knownBy: dateMembers.knownBy,
  }),
  output: { shape: "object", schema: aboutSchema },
  roles: ["reader", "analyst"],
  run: async (ports, _actor, { subject: asked, most = usualMost, knownBy }): Promise<AboutOutput> => {
    const store = await ports.readStore();
    const { parties, lists } = await viewOfNames(store);
    const subject = findNamed(namedSubjects(parties.nodes, lists), asked);
    const found = await documentsNaming(ports, store, { subject, most, knownBy });
    return {
      fictional: store.manifest.fictional,
      ...{ subject: subject.id, name: subject.name, names: [...subject.names] },
      total: found.total,
      documents: found.readings.map((read) => pageOf(store, read, subject, knownBy)),
    };
  },
});

interface Asked {
  readonly subject: NamedSubject;
  readonly most: number;
  readonly knownBy: string | undefined;
}

/** Documents in which one of the names stands, by the postings; those that fit best are read. */
async function documentsNaming(
  ports: Ports,
  store: Store,
  { subject, most, knownBy }: Asked,
): Promise<{ readonly total: number; readonly readings: readonly DocumentReading[] }> {
  const { segments, find } = searchedLayers(ports, store, knownBy);
  const scores = new Map<string, number>();
  for (const name of subject.names)
    for (const { id, score } of search(segments, nameQuestion(name), Infinity).found)
      scores.set(id, Math.max(score, scores.get(id) ?? 0));
  const best = [...scores].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  const names = namesOfOne(subject);
  const readings = best
    .slice(0, most)
    .flatMap(([layer]) => readingOf(store, find(layer).document, names) ?? []);
  return { total: best.length, readings };
}

/** The names of one subject; places beside, so that a name that is a place's too is known as weak. */
const namesOfOne = (subject: NamedSubject): NamesLookedFor => ({
  gazetteer: new Gazetteer([subject, ...fixedNames()], { isCommonWord: isEnglishWord }),
  persons: new Set(),
  fingerprint: hashOf(subject),
});

function pageOf(
  store: Store,
  read: DocumentReading,
  subject: NamedSubject,
  knownBy: string | undefined,
): AboutOutput["documents"][number] {
  const { document, layer, reading } = read;
  const judged = judgedIn(store.log.read(), knownBy);
  const own = reading.mentions.filter(({ id }) => id === subject.id);
  const counting = countingMentions(reading, judged).filter(({ id }) => id === subject.id);
  const statusOf = (id: string) => judged.get(id)?.judgement ?? "suggested";
  return {
    ...{ sha256: document.sha256, layer: layer.id, title: titleOf(document, layer) },
    published: publishedOf(document) ?? null,
    mentions: own.map(({ mention, start, end, text, weak }) => ({
      ...{ mention, start, end, text, weak: weak ?? null, status: statusOf(mention) },
    })),
    statements: reading.statements.flatMap((one) => {
      const how = concern(one, counting);
      return how === undefined ? [] : [{ ...toldOf(read, one, judged), concern: how }];
    }),
    indicators: reading.indicators
      .filter(({ organisations }) => organisations.includes(subject.id))
      .map(({ id, kind, indicator, text, start, end, source, negated }) => ({
        ...{ id, kind, indicator, text, start, end, source, negated: negated === true, status: statusOf(id) },
      })),
  };
}
