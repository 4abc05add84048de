import type { ListVersion } from "../../model/list-entry.ts";
import type { PartyNode } from "../../model/records.ts";
import type { ConfirmedSign } from "../../model/said.ts";
import { documentsIn } from "../../store/documents.ts";
import type { Store } from "../../store/open-store.ts";
import type { Ports } from "../ports.ts";
import { publishedOf, titleOf } from "./find-document.ts";
import { type Judged, judgedIn } from "./judged.ts";
import { namesLookedFor } from "./names-looked-for.ts";
import { type DocumentReading, readingsOf } from "./readings.ts";

interface Held {
  readonly parties: readonly PartyNode[];
  readonly lists: readonly ListVersion[];
  readonly knownBy?: string | undefined;
}

/** Signs that a person confirmed to stand in a text beside an organisation's name. Without a confirmation there is none. */
export async function confirmedSigns(
  ports: Ports,
  store: Store,
  { parties, lists, knownBy }: Held,
): Promise<readonly ConfirmedSign[]> {
  const events = store.log.read();
  const confirmed = new Map(
    [...judgedIn(events, knownBy)].filter(
      ([, { kind, judgement }]) => kind === "indicator" && judgement === "confirmed",
    ),
  );
  if (confirmed.size === 0) return [];
  const meant = new Set(
    [...confirmed.values()].flatMap(({ spans }) => spans.map(({ document }) => document)),
  );
  const documents = documentsIn(events, knownBy).filter(({ sha256 }) => meant.has(sha256));
  const signs: ConfirmedSign[] = [];
  for await (const read of readingsOf(ports, store, { documents, names: namesLookedFor(parties, lists) }))
    signs.push(...signsIn(read, confirmed));
  return signs;
}

function signsIn(
  { document, layer, reading }: DocumentReading,
  confirmed: ReadonlyMap<string, Judged>,
): readonly ConfirmedSign[] {
  return reading.indicators.flatMap((one) => {
    const judgement = confirmed.get(one.id);
    if (judgement === undefined) return [];
    const { id, kind, indicator, source, organisations, start, end, text, negated } = one;
    return [
      {
        ...{ id, kind, indicator, source, organisations, start, end, text, negated: negated === true },
        ...{ document: document.sha256, layer: layer.id, title: titleOf(document, layer) },
        ...{ published: publishedOf(document) ?? null, by: judgement.by, at: judgement.at },
      },
    ];
  });
}
