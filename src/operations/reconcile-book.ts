import { type Book, openBook } from "../custody/book/book.ts";
import { type Override, overridden } from "../custody/overrides.ts";
import { buildInputGraph } from "../goods/input-graph.ts";
import type { IsoDate } from "../model/dates.ts";
import { goodsTables } from "./assessment-world.ts";
import { partyAnswers } from "./reconcile-parties.ts";
import { balanceTables } from "./tables/balance.ts";
import { once } from "./tables/once.ts";
import { unitTable } from "./tables/units.ts";
import type { WorkspaceView } from "./view.ts";

const inputGraph = once(() => buildInputGraph(goodsTables()));

/** The records of a workspace as custody/ reads them. */
export function custodyBook(
  view: WorkspaceView,
  { today, overrides }: { readonly today: IsoDate; readonly overrides: readonly Override[] },
): Book {
  const unread = Object.entries(view.quarantined).filter(([, count]) => count > 0);
  return openBook({
    records: view.records,
    withdrawn: view.withdrawn,
    openRuns: view.openRuns,
    netContents: view.netContents,
    units: unitTable(),
    graph: inputGraph(),
    balance: overridden(balanceTables(), overrides),
    parties: partyAnswers(view),
    unread: new Set(unread.map(([kind]) => kind)),
    today,
  });
}
