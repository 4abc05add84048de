import { longestKey } from "../lists/list-key.ts";
import { fail } from "../model/issue.ts";

export const refuseKey = (key: string): never =>
  fail(
    "usage.option",
    `"${key.slice(0, longestKey)}" cannot name a list.`,
    `Give it a key of lower-case words and digits joined by "-" or "_", of at most ${longestKey} letters: --as eu_fsf.`,
    { expected: "a key such as eu_fsf", received: key.slice(0, longestKey) },
  );
