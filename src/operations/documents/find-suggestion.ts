import { fail } from "../../model/issue.ts";
import type { Span } from "../../model/text-layer.ts";
import type { EventData } from "../../store/events/event-table.ts";
import type { Store } from "../../store/open-store.ts";
import type { Ports } from "../ports.ts";
import { wordsHash } from "./cited.ts";
import { documentsAsked } from "./find-document.ts";
import { namesOf } from "./names-of-store.ts";
import { type DocumentReading, readingsOf } from "./readings.ts";

/** What rules suggest, by kind and id, and where it stands. */
export interface Suggestion {
  readonly kind: EventData<"suggestion-judged">["kind"];
  readonly spans: EventData<"suggestion-judged">["spans"];
}

/** Looks for a suggestion in the documents that are named, or in all. */
export async function findSuggestion(
  ports: Ports,
  store: Store,
  { id, document }: { readonly id: string; readonly document?: string | undefined },
): Promise<Suggestion> {
  const documents = documentsAsked(store, document === undefined ? [] : [document]).toReversed();
  const names = await namesOf(store);
  for await (const read of readingsOf(ports, store, { documents, names })) {
    const found = suggestionIn(read, id);
    if (found !== undefined) return found;
  }
  return fail(
    "reference.missing",
    `Nothing that is read out of ${document ?? "the documents"} has the id "${id}".`,
    "Take the id of a statement, conflict, measure, figure, mention or indicator from `read --json`.",
    { received: id },
  );
}

function suggestionIn({ document, layer, reading }: DocumentReading, id: string): Suggestion | undefined {
  const at = ({ start, end }: Span) => ({
    ...{ document: document.sha256, layer: layer.id, start, end },
    words: wordsHash(layer, { start, end }),
  });
  const one = (kind: Suggestion["kind"], spans: readonly (Span & { readonly id: string })[]) => {
    const found = spans.find((each) => each.id === id);
    return found === undefined ? undefined : { kind, spans: [at(found)] };
  };
  const conflict = reading.conflicts.find((each) => each.id === id);
  if (conflict !== undefined) {
    const ends = [conflict.a, conflict.b].flatMap(
      (end) => reading.statements.find((each) => each.id === end) ?? [],
    );
    return { kind: "conflict", spans: ends.map(at) };
  }
  const mentions = reading.mentions.map(({ start, end, mention }) => ({ start, end, id: mention }));
  return (
    one("statement", reading.statements) ??
    one("measure", reading.measures) ??
    one("figure", reading.figures) ??
    one("indicator", reading.indicators) ??
    one("mention", mentions)
  );
}
