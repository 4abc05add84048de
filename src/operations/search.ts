import { z } from "zod";
import { readQuestion } from "../evidence/search/question.ts";
import { search as searchIn, spansOf } from "../evidence/search/search.ts";
import type { Span, TextLayer } from "../model/text-layer.ts";
import { publishedOf, titleOf } from "./documents/find-document.ts";
import { searchedLayers } from "./documents/search-layers.ts";
import { defineOperation } from "./operation.ts";
import { dateMembers } from "./parse-dates.ts";

const place = z.object({
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  /** What stands before and after it. */
  before: z.string(),
  after: z.string(),
  page: z.number().int().nullable(),
});

export const searchSchema = z.object({
  fictional: z.boolean(),
  question: z.string(),
  /** Documents in which all of it occurs. */
  total: z.number().int(),
  documents: z.array(
    z.object({
      sha256: z.string(),
      layer: z.string(),
      title: z.string(),
      published: z.string().nullable(),
      /** Comparable within this answer only. */
      score: z.number(),
      /** How many places there are; the first of them follow. */
      hits: z.number().int(),
      places: z.array(place),
    }),
  ),
});
export type SearchOutput = z.infer<typeof searchSchema>;

const usualMost = 20;
/** Places that are shown of one document, and characters around each. */
const shownPlaces = 5;
const around = 60;

export const search = defineOperation({
  name: "search",
  kind: "query",
  summary:
    'Which documents hold these words, and where? All words must occur; "in quotation marks" one behind the other; word* is a beginning.',
  args: [
    {
      name: "question",
      place: "position",
      takes: "text",
      required: true,
      description: "words in any script, in one argument",
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
    question: z.string().trim().min(1),
    most: z.int().positive().optional(),
    knownBy: dateMembers.knownBy,
  }),
  output: { shape: "object", schema: searchSchema },
  roles: ["reader", "analyst"],
  run: async (ports, _actor, { question, most = usualMost, knownBy }): Promise<SearchOutput> => {
    const asked = readQuestion(question);
    const store = await ports.readStore();
    const { segments, find } = searchedLayers(ports, store, knownBy);
    const { total, found } = searchIn(segments, asked, most);
    ports.progress({ step: "", done: total, total });
    const documents = found.map(({ id, score, places }) => {
      const { document, layer } = find(id);
      const spans = spansOf(layer.text, places.slice(0, shownPlaces));
      return {
        ...{ sha256: document.sha256, layer: id, title: titleOf(document, layer), score },
        published: publishedOf(document) ?? null,
        hits: places.length,
        places: spans.map((span) => placeIn(layer, span)),
      };
    });
    return { fictional: store.manifest.fictional, question, total, documents };
  },
});

const placeIn = ({ text, pages }: TextLayer, { start, end }: Span): z.infer<typeof place> => ({
  ...{ start, end, text: text.slice(start, end) },
  before: text.slice(Math.max(0, start - around), start).toWellFormed(),
  after: text.slice(end, end + around).toWellFormed(),
  page: pages?.find((one) => one.start <= start && start < one.end)?.page ?? null,
});
