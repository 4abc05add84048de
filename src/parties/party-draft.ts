import type { PartyAddress, PartyNode, RecordSource } from "../model/records.ts";
import { checkDuns, checkLei, checkUscc } from "../names/identifiers.ts";

/** A node while its rows are being read. */
export interface PartyDraft {
  readonly id: string;
  readonly key?: string | undefined;
  readonly names: Set<string>;
  readonly roles: Set<string>;
  readonly schemas: Set<string>;
  country?: string | undefined;
  readonly addresses: PartyAddress[];
  readonly identifiers: Map<string, PartyNode["identifiers"][number]>;
  readonly unknown: boolean;
  readonly sources: RecordSource[];
}

/** An empty draft with the id, key and unknown mark it will keep. */
export const newDraft = (id: string, key: string | undefined, unknown: boolean): PartyDraft => ({
  id,
  key,
  names: new Set(),
  roles: new Set(),
  schemas: new Set(),
  addresses: [],
  identifiers: new Map(),
  unknown,
  sources: [],
});

const checks = { uscc: checkUscc, lei: checkLei, duns: checkDuns } as const;

/** Adds an identifier in its valid form, or as given and marked invalid. */
export function addIdentifier(draft: PartyDraft, kind: keyof typeof checks, text: string | undefined): void {
  if (text === undefined) return;
  const checked = checks[kind](text);
  const value = checked.ok ? checked.value : text;
  draft.identifiers.set(`${kind}:${value}`, { kind, value, valid: checked.ok });
}

/** The finished node. A draft without any name is called by its key. */
export function toNode(draft: PartyDraft): PartyNode {
  const names = [...draft.names];
  return {
    id: draft.id,
    key: draft.key,
    name: names[0] ?? draft.key ?? "(name not given)",
    names,
    roles: [...draft.roles],
    ...(draft.schemas.size === 0 ? {} : { schemas: [...draft.schemas] }),
    country: draft.country,
    addresses: draft.addresses,
    identifiers: [...draft.identifiers.values()],
    unknown: draft.unknown,
    sources: draft.sources,
  };
}
