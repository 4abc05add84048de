import { bandThresholds } from "../../names/bands.ts";
import { scoreForms } from "../../names/compare-names.ts";
import type { NameForm } from "../../names/name-form.ts";
import type { NameTables } from "../../names/name-tables.ts";
import { candidateNames } from "../meetings.ts";
import { termOf } from "../name-index/key-rows.ts";
import { searchNames, searchWidely } from "../name-index/search-names.ts";
import { roomOf } from "../name-index/search-room.ts";
import type { Shelf } from "../shelf.ts";
import { FormReader } from "./form-table.ts";
import { namesCovered, namesSlipped } from "./names-with-words.ts";
import { identifierHash, maskOf, type PartyIndex } from "./party-index.ts";
import type { ShelfChange } from "./shelf-changes.ts";

/**
 * Numbers of the parties whose answer the change may touch, ascending: all of them, and as few others as can be told
 * without asking. Who is left out has the same hits before and after.
 */
export function concernedParties(
  tables: NameTables,
  changes: readonly ShelfChange[],
  parties: PartyIndex,
): number[] {
  const concerned = new Uint8Array(parties.size);
  const reader = new FormReader(parties.forms);
  for (const change of changes) new Concern(change, { tables, parties, reader, concerned }).mark();
  return [...concerned.keys()].filter((party) => concerned[party] === 1);
}

interface Ground {
  readonly tables: NameTables;
  readonly parties: PartyIndex;
  readonly reader: FormReader;
  /** 1 for a party that is to be asked. */
  readonly concerned: Uint8Array;
}

/** One changed shelf against all parties. */
class Concern {
  readonly #change: ShelfChange;
  readonly #ground: Ground;
  readonly #changed: ReadonlySet<string>;
  /** 1 for a name of a party that a changed name comes near to without being alike. */
  readonly #near: Uint8Array;
  /** How many of the names before are changed ones. */
  readonly #changedBefore: number;

  constructor(change: ShelfChange, ground: Ground) {
    this.#change = change;
    this.#ground = ground;
    this.#changed = new Set(change.names.map(({ raw }) => raw));
    this.#near = new Uint8Array(ground.parties.partyOf.length);
    this.#changedBefore = (change.before?.names ?? []).filter(({ form }) =>
      this.#changed.has(form.raw),
    ).length;
  }

  mark(): void {
    this.#byIdentifiers();
    const { parties, reader } = this.#ground;
    for (const name of namesCovered(parties, reader, this.#change.openSets)) this.#concern(name);
    for (const form of this.#change.names) this.#byName(form);
    this.#byPlace();
  }

  #byIdentifiers(): void {
    const { concerned, parties } = this.#ground;
    const { documents, offsets } = parties.identifiers;
    for (const identifier of this.#change.identifiers) {
      const term = termOf(parties.identifiers, identifierHash(identifier));
      if (term < 0) continue;
      for (const party of documents.subarray(offsets[term], offsets[term + 1])) concerned[party] = 1;
    }
  }

  #concern(name: number): void {
    this.#ground.concerned[this.#ground.parties.partyOf[name] ?? 0] = 1;
  }

  /** Whether the name's party is still to be looked at: it meets entries of this kind and is not concerned yet. */
  #isOpen(name: number): boolean {
    const { concerned, parties } = this.#ground;
    const party = parties.partyOf[name] ?? 0;
    return concerned[party] === 0 && ((parties.kinds[party] ?? 0) & maskOf(this.#change.kind)) !== 0;
  }

  /** Names that come to `weak` are hits; the others can only take another's place among the best. */
  #byName(form: NameForm): void {
    const { parties, reader, tables } = this.#ground;
    const mayHit = (name: number): boolean =>
      this.#change.kind === "person" || scoreForms(tables, reader.formOf(name), form) >= bandThresholds.weak;
    for (const { name } of searchWidely(parties.names, form, roomOf(parties.names))) {
      if (!this.#isOpen(name)) continue;
      if (mayHit(name)) this.#concern(name);
      else this.#near[name] = 1;
    }
  }

  /** Where a name that did not change may have come among the best, or fallen out, both searches are made. */
  #byPlace(): void {
    const { before, after, spellings } = this.#change;
    const { parties, reader } = this.#ground;
    const most = Math.max(before?.names.length ?? 0, after?.names.length ?? 0);
    const look = (name: number, mayStay: (form: NameForm) => boolean): void => {
      if (!this.#isOpen(name)) return;
      const form = reader.formOf(name);
      if (!mayStay(form) && !this.#bringsUpTheSame(form)) this.#concern(name);
    };
    if (most > candidateNames)
      for (const name of this.#near.keys())
        if (this.#near[name] === 1) look(name, (form) => this.#hasRoom(form));
    for (const name of namesSlipped(parties, reader, spellings)) look(name, () => false);
  }

  /** Whether all that the name brings up is looked at, before and after, so that nothing takes anything's place. */
  #hasRoom(form: NameForm): boolean {
    const { before, after } = this.#change;
    const [one, changedThere] = after === undefined ? [before, 0] : [after, this.#changedBefore];
    if (one === undefined) return true;
    const found = searchNames(one.index, form, roomOf(one.index), candidateNames);
    return found.length + changedThere < candidateNames;
  }

  #bringsUpTheSame(form: NameForm): boolean {
    const [was, is] = [
      this.#unchangedNear(this.#change.before, form),
      this.#unchangedNear(this.#change.after, form),
    ];
    return was.size === is.size && [...was].every((name) => is.has(name));
  }

  /** The names among the best that did not change themselves, by entry and text. */
  #unchangedNear(shelf: Shelf | undefined, form: NameForm): ReadonlySet<string> {
    if (shelf === undefined) return new Set();
    const near = searchNames(shelf.index, form, roomOf(shelf.index), candidateNames);
    const names = near.flatMap(({ name }) => shelf.names[name] ?? []);
    return new Set(
      names
        .filter(({ form: listed }) => !this.#changed.has(listed.raw))
        .map(({ entry, text }) => `${shelf.entries[entry]?.entry.id} ${text}`),
    );
  }
}
