import type { SpeakerKind } from "../../model/statement.ts";
import type { TextView } from "../text/text-view.ts";
import type { NamedBody } from "./bodies.ts";
import type { DescribedPerson } from "./described-people.ts";
import type { LongNames } from "./long-names.ts";
import type { People } from "./people.ts";
import type { StatementTables } from "./statement-tables.ts";

/** Who is meant. */
export interface Resolved {
  /** The fullest name that the text gives; null where nobody can be told. */
  readonly name: string | null;
  readonly kind: SpeakerKind;
  /** The rule that told. */
  readonly by: string;
  /** The words that give a person's office. */
  readonly office?: string;
}

/** A speaker that was resolved before, with the place of the words that stand for it. */
export interface Seen extends Resolved {
  readonly at: number;
  /** A group: "officials", "workers". */
  readonly many: boolean;
}

/** All that is known of who is who in a text, up to a place. */
export interface Known {
  readonly view: TextView;
  readonly tables: StatementTables;
  readonly people: People;
  /** Short forms that the text explains: "EEAS". */
  readonly short: ReadonlyMap<string, string>;
  /** Names of several words. */
  readonly names: LongNames;
  /** People whom a sentence is about and nobody names. */
  readonly described: readonly DescribedPerson[];
  /** Bodies that a sentence is about. */
  readonly bodies: readonly NamedBody[];
  readonly seen: readonly Seen[];
  /** Who holds the floor at a token, in a transcript. */
  speakerAt(at: number): { readonly name: string; readonly office?: string } | undefined;
  /** Whether the token lies in what somebody said, so that it names whom they spoke of. */
  isSaid(at: number): boolean;
}

/** How many tokens back a pronoun may reach: some six sentences. */
export const reach = 180;

/** Speakers before a place and near it, the last first. */
export function nearBefore({ seen }: Known, at: number, within: number = reach): readonly Seen[] {
  const near: Seen[] = [];
  // They stand in the order of the text, but for a few that begin a little before the one resolved last.
  for (let back = seen.length - 1; back >= 0; back -= 1) {
    const one = seen[back];
    if (one === undefined || at - one.at >= within * 2) break;
    if (one.at < at && at - one.at < within) near.push(one);
  }
  return near;
}

export const isBody = ({ kind, many }: Seen): boolean => !/^(?:person|worker)$/.test(kind) && !many;
export const isHuman = ({ kind, many }: Seen): boolean =>
  /^(?:person|worker|unspecified)$/.test(kind) && !many;
