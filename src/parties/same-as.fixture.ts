import type { Decision, PartyNode } from "../model/records.ts";
import { checkLei, checkUscc } from "../names/identifiers.ts";
import { linkId } from "./link-id.ts";
import { idOfKey } from "./party-id.ts";

type Given = Partial<Omit<PartyNode, "identifiers">> & {
  readonly key: string;
  readonly uscc?: string | readonly string[];
  readonly lei?: string;
  readonly duns?: string;
};

/** A node as buildParties makes it, with valid identifiers. */
export function nodeFixture({ key, uscc = [], lei, duns, ...given }: Given): PartyNode {
  const names = given.names ?? [];
  return {
    ...{ id: idOfKey(key), key, name: names[0] ?? key, names, roles: [], addresses: [], unknown: false },
    ...{ sources: [{ import: "i", row: 1 + key.length, file: "parties.csv" }] },
    ...given,
    identifiers: [
      ...[uscc].flat().map((value) => ({ kind: "uscc", value, valid: true }) as const),
      ...(lei === undefined ? [] : [{ kind: "lei", value: lei, valid: true } as const]),
      ...(duns === undefined ? [] : [{ kind: "duns", value: duns, valid: true } as const]),
    ],
  };
}

export const idsOf = (...keys: readonly string[]): string[] => keys.map(idOfKey);

/** An invented USCC with its check character; the organisation code inside is the word, 8 characters. */
export function usccOf(word: string): string {
  const body = `91310000${word}0`;
  const found = checkUscc(`${body}0`);
  return `${body}${found.ok ? "0" : found.expected}`;
}

/** An invented LEI with its check digits: the issuer 0000 does not exist. */
export function leiOf(word: string): string {
  const body = `000000${word.padStart(12, "X")}`;
  const found = checkLei(`${body}00`);
  return `${body}${found.ok ? "00" : found.expected}`;
}

/** A person's decision on the link of two client keys. */
export function decisionFixture(
  party: string,
  entry: string,
  decision: Decision["decision"],
  given: Partial<Decision> = {},
): Decision {
  const [one = "", other = ""] = idsOf(party, entry);
  return {
    ...{ hit: linkId(one, other), party: one, list: "parties", entry: other, decision },
    ...{ reason: "seen on their letter head", by: "Iris Falk", date: "2026-03-02" },
    at: "2026-03-03T08:00:00Z",
    ...given,
  };
}
