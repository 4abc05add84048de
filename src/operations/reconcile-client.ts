import { inputsOf } from "../custody/ancestry.ts";
import type { Book, Lot } from "../custody/book/book.ts";
import { whoAt } from "../custody/lot-facts.ts";
import { fail } from "../model/issue.ts";
import type { PartyNode } from "../model/records.ts";
import type { WorkspaceView } from "./view.ts";

/** The importer that a word names: a party of role `self`, by key or name. */
export function clientOf({ parties }: WorkspaceView, text: string): PartyNode {
  const clients = parties.nodes.filter(({ roles }) => roles.includes("self"));
  const found = parties.find(text) ?? parties.find(undefined, text);
  if (found !== undefined && clients.includes(found)) return found;
  const known = clients.map(({ name }) => name).join(", ");
  return fail(
    "subject.none",
    `"${text}" is no importer of this workspace.`,
    known === "" ? 'Give a party the role "self" first.' : `Its importers are ${known}.`,
    { received: text },
  );
}

/** Of some lots those that a client bought, and all that these were made of. Others are still looked at for double use. */
export function ofClient(book: Book, lots: readonly Lot[], client: PartyNode | undefined): readonly Lot[] {
  if (client === undefined) return lots;
  const { parties } = book.input;
  const id = parties.find({ key: client.key, name: client.name });
  const isBought = (lot: Lot): boolean =>
    lot.movements.some(({ to }) => parties.find(whoAt(book, to)) === id);
  const reached = new Set([...book.lots.values()].filter(isBought));
  // A Set hands out what is added while it is walked, each once: circles end by themselves.
  for (const lot of reached) for (const input of inputsOf(book, lot)) reached.add(input);
  return lots.filter((lot) => reached.has(lot));
}
