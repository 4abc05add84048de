import type { Case, CaseAct } from "../../model/case.ts";
import { fail } from "../../model/issue.ts";
import type { Store } from "../../store/open-store.ts";
import type { Actor, FileInput } from "../operation.ts";
import type { Ports } from "../ports.ts";
import { casesOf, findCase } from "./case-events.ts";
import { type CasePage, pageOf } from "./case-page.ts";

/** Records one act of a person in a case, and gives the case as it then stands. */
export async function actIn(
  ports: Ports,
  actor: Actor,
  { id, by }: { readonly id: string; readonly by: string },
  act: (store: Store, one: Case) => CaseAct | Promise<CaseAct>,
): Promise<CasePage> {
  const store = await ports.changeStore();
  const one = findCase(casesOf(store, ports.now()), id);
  const made = await act(store, one);
  if (one.state === "closed" && made.kind !== "reopened")
    fail(
      "case.closed",
      `Case ${one.case} is closed.`,
      `Reopen it first, with a reason: selvedge case reopen ${one.case} TEXT --by WHO.`,
    );
  if (one.state === "open" && made.kind === "reopened")
    fail("case.open", `Case ${one.case} is open.`, "There is nothing to reopen.");
  store.append([
    { at: ports.now(), by: actor.name, type: "case-acted", data: { case: one.case, by, act: made } },
  ]);
  return pageOf(store, findCase(casesOf(store, ports.now()), one.case), ports.now());
}

/** Keeps the file of an act; nothing where it has none. */
export async function paperOf(
  store: Store,
  file: FileInput | undefined,
): Promise<{ readonly sha256?: string; readonly file?: string }> {
  if (file === undefined) return {};
  const taken = await store.originals.take(file.source);
  taken.keep();
  return { sha256: taken.sha256, file: file.name };
}
