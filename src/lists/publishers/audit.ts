import type { Audited } from "./publisher-reader.ts";

/** Counts what a reader met and did not use. */
export interface Audit {
  readonly add: (what: string, count?: number) => void;
  readonly all: () => readonly Audited[];
}

/** Characters of what is counted: a file's own words are told by their beginning. */
const longest = 200;

export function newAudit(): Audit {
  const counts = new Map<string, number>();
  return {
    add: (what, count = 1) => {
      const told = what.length <= longest ? what : `${what.slice(0, longest - 1).toWellFormed()}…`;
      if (count > 0) counts.set(told, (counts.get(told) ?? 0) + count);
    },
    all: () => [...counts].map(([what, count]) => ({ what, count })),
  };
}
