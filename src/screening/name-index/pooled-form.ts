import { shaped } from "../../names/make-token.ts";
import type { ComparedForm, Token } from "../../names/name-form.ts";
import type { TokenReader } from "./token-pool.ts";

/** Where the tokens of a name stand among those of all names: `ofNames[start .. end)` are their numbers in the pool. */
export interface PooledName {
  readonly ofNames: Uint32Array;
  readonly start: number;
  readonly end: number;
  readonly folded: string;
}

/** Puts a name together again from tokens that names share: its folded text stands in place of the one given. Where words stand is not kept. */
export function pooledForm(reader: TokenReader, { ofNames, start, end, folded }: PooledName): ComparedForm {
  const tokens: Token[] = [];
  for (let at = start; at < end; at += 1) {
    const token = reader.token(ofNames[at] ?? 0);
    // A word that a name has twice is two words.
    tokens.push(tokens.includes(token) ? shaped(token) : token);
  }
  return { raw: folded, folded, script: tokens[0]?.script ?? "other", tokens };
}
