import type { Assessment } from "../../model/fact.ts";
import type { Store } from "../../store/open-store.ts";
import type { Ports } from "../ports.ts";
import type { WorkspaceView } from "../view.ts";
import { namedSubjects } from "./named-subject.ts";
import { type SaidOf, saidOf } from "./said.ts";
import { namedIn } from "./said-shapes.ts";

export const nothingSaid: SaidOf = { said: [], documents: 0, left: 0 };

interface Answer {
  readonly found: readonly Assessment[];
  readonly view: Pick<WorkspaceView, "parties" | "lists">;
  readonly knownBy?: string | undefined;
}

/** What documents say about the parties and list entries that an answer names. */
export function saidAbout(ports: Ports, store: Store, { found, view, knownBy }: Answer): Promise<SaidOf> {
  const named = new Set(found.flatMap((each) => [...namedIn(each)]));
  const subjects = namedSubjects(view.parties.nodes, view.lists).filter(({ id }) => named.has(id));
  return saidOf(ports, store, { subjects, knownBy });
}
