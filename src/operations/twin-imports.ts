import type { Store } from "../store/open-store.ts";
import type { Prepared, Registration } from "./store-import.ts";

/** What the rows of an import are, whatever file they came in. */
const rowsOf = ({ kind, rowsSha256, moreRowsSha256 = [] }: Registration): string =>
  [kind, rowsSha256, ...moreRowsSha256].join(" ");

/** Shipments that name a paper are known again by it. */
const shipmentsToo = ({ kind }: Registration): string =>
  kind === "shipments" ? " where no number of a paper shows them to be one shipment" : "";

/** The same rows under another name - a copy, an archive, another format - count twice: said, and never undone unasked. */
export async function twinQuestions(store: Store, prepared: readonly Prepared[]): Promise<readonly string[]> {
  const inForce = new Set((await store.ledger.importsInForce()).map((each) => each.import));
  const registered = new Map<string, Registration>();
  for (const event of store.log.read())
    if (event.type === "import-registered" && inForce.has(event.data.import))
      registered.set(event.data.import, event.data);
  return prepared.flatMap(({ data }) => {
    const twin = [...registered.values()].find(
      (other) => other.import !== data.import && data.rows > 0 && rowsOf(other) === rowsOf(data),
    );
    if (twin === undefined) return [];
    return [
      `Are ${data.file} and ${twin.file} the same? They hold the same rows, which count twice now${shipmentsToo(data)}. If so: selvedge undo ${data.import}`,
    ];
  });
}
