/** A name longer than this is told by its beginning: a path is for people and for looking up, not for keeping. */
const longest = 200;

/** The path of a member: `$.epcisBody.eventList`, `$['a b']`. */
export function member(path: string, name: string): string {
  const shown = name.length > longest ? `${name.slice(0, longest).toWellFormed()}…` : name.toWellFormed();
  return /^[\w@$:-]+$/.test(shown) ? `${path}.${shown}` : `${path}['${shown.replace(/[\\']/g, "\\$&")}']`;
}

/** The path of an entry of a list, from 0. */
export const entry = (path: string, index: number): string => `${path}[${index}]`;
