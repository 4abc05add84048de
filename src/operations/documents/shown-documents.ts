import type { PackDocument } from "../../dossiers/pack/pack-input.ts";
import { maskedReading } from "../../evidence/redaction/masked-reading.ts";
import { captureRecordSchema } from "../../net/capture/capture-record.ts";
import type { Store } from "../../store/open-store.ts";
import { type RecordedRedaction, redactionsIn } from "../../store/redactions.ts";
import type { DocumentReading } from "./readings.ts";

const masked = "it holds words that are masked here";

/**
 * A document as it may go out: private persons who speak, and what persons decided on, are masked in text, statements and
 * names. Bytes whose words are masked stay at home: they would show them.
 */
export function shownDocument(
  store: Store,
  { document, layer, reading }: DocumentReading,
  redactions: readonly RecordedRedaction[] = redactionsIn(store.log.read()),
): PackDocument {
  const shown = maskedReading({ statements: reading.statements, noise: reading.noise }, layer, redactions);
  const { sha256, bytes, mediaType, arrivals } = document;
  const withheld = arrivals.findLast((each) => each.withheld !== undefined)?.withheld;
  return {
    ...{ sha256, bytes, mediaType },
    cameIn: arrivals.map(({ at, by, how, file, enclosedIn, capture }) => ({
      ...{ at, by, how: ways[how](enclosedIn) },
      ...(capture === undefined ? {} : { url: shown.words(addressOf(store, capture)) }),
      ...(file === undefined ? {} : { name: shown.words(file) }),
    })),
    original:
      withheld !== undefined
        ? { withheld }
        : shown.maskOf !== undefined
          ? { withheld: masked, text: true }
          : { content: store.originals.get(sha256) },
    layer: shown.layer,
    ...(shown.maskOf === undefined ? {} : { maskOf: shown.maskOf }),
    statements: shown.reading.statements,
  };
}

/** The address of a capture, out of its record. */
const addressOf = (store: Store, capture: string): string =>
  captureRecordSchema.parse(JSON.parse(Buffer.from(store.originals.get(capture)).toString("utf8"))).url;

const ways = {
  file: () => "file handed in",
  address: () => "captured from an address",
  enclosed: (within?: string) => `enclosed in document ${(within ?? "").slice(0, 12)}`,
} as const;
