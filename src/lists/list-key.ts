/** Letters of a key that names a list. */
export const longestKey = 100;

/** Whether a word may name a list: lower-case words and digits joined by "-" or "_". It becomes the name of a folder. */
export const isListKey = (key: string): boolean =>
  key.length <= longestKey && /^[a-z0-9]+([-_][a-z0-9]+)*$/.test(key);
