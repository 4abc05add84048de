import { sha256 } from "../../model/canonical.ts";
import { SelvedgeError } from "../../model/issue.ts";
import type { Said } from "../../model/said.ts";
import type { Span, TextLayer } from "../../model/text-layer.ts";
import { documentsIn, readLayer } from "../../store/documents.ts";
import type { Store } from "../../store/open-store.ts";

/** What a citation holds its words by: with another layer, other places or other words it is another. */
export const wordsHash = ({ id, text }: Pick<TextLayer, "id" | "text">, { start, end }: Span): string =>
  sha256(`${id}\n${text.slice(start, end)}`);

type Cited = Pick<Said, "id" | "layer" | "start" | "end" | "words" | "title">;

/**
 * Makes sure that every citation still slices exactly out of the layer that it names.
 * @throws SelvedgeError `citation.broken`, with a line for each that does not.
 */
export function requireExact(store: Store, cited: readonly Cited[]): void {
  const kept = new Map(
    documentsIn(store.log.read()).flatMap(({ layers }) => layers.map((one) => [one.layer, one])),
  );
  const broken = [...Map.groupBy(cited, ({ layer }) => layer)].flatMap(([id, own]) => {
    const known = kept.get(id);
    const layer = known === undefined ? undefined : readLayer(store, known);
    return own.filter((one) => layer === undefined || wordsHash(layer, one) !== one.words);
  });
  if (broken.length === 0) return;
  throw new SelvedgeError(
    {
      code: "citation.broken",
      message: `${broken.length} of ${cited.length} citations no longer hold the words that they were made of; no report was written.`,
      hint: "Read the document again and judge what it says anew, or reject the statement.",
    },
    broken.map(({ id, title, layer, start, end }) => ({
      code: "citation.broken",
      message: `statement ${id} of "${title}": characters ${start} to ${end} of the text ${layer.slice(0, 12)}`,
      hint: "",
    })),
  );
}
