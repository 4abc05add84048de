import type { ListEntry } from "../../model/list-entry.ts";
import type { FilePlace } from "./refuse.ts";

/** What a publisher says of how an entry stands to another party: its name, and its number where it has one. */
export interface DraftRelation extends Omit<ListEntry["relations"][number], "to"> {
  readonly to: { readonly name: string; readonly number?: string };
}

/** An entry as the publisher's files give it, before it is told whether an earlier version knew it. */
export interface Draft {
  readonly place: FilePlace & { readonly row: number };
  /** The publisher's own number or key, where it has one: it is hashed for the id in place of the name. */
  readonly number?: string | undefined;
  /** Numbers under which the publisher had it before. */
  readonly earlier?: readonly string[];
  /** Id of the entry that it is, where the reader knows it: an entry keeps the id of its first number. */
  readonly known?: string | undefined;
  readonly relations: readonly DraftRelation[];
  readonly entry: Omit<ListEntry, "id" | "list" | "relations">;
}
