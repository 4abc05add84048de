import { fail } from "../model/issue.ts";

/** Letters of a key that names a list. */
const longest = 100;

/** Whether a word may name a list: lower-case words and digits joined by "-" or "_". It becomes the name of a folder. */
export const isListKey = (key: string): boolean =>
  key.length <= longest && /^[a-z0-9]+([-_][a-z0-9]+)*$/.test(key);

export const refuseKey = (key: string): never =>
  fail(
    "usage.option",
    `"${key.slice(0, longest)}" cannot name a list.`,
    `Give it a key of lower-case words and digits joined by "-" or "_", of at most ${longest} letters: --as eu_fsf.`,
    { expected: "a key such as eu_fsf", received: key.slice(0, longest) },
  );
