import type { Mention, Named } from "../../model/mention.ts";
import { isWrittenAsName, weakness } from "./judge.ts";
import { isHan, type Token, tokensOf } from "./tokens.ts";

/** What stands at the end of a name. */
interface Entry {
  readonly id: string;
  readonly kind: Named["kind"];
  readonly name: string;
}

interface Node {
  readonly next: Map<string, Node>;
  readonly entries: Entry[];
}

/** What is known of words, apart from the names themselves. */
export interface GazetteerOptions {
  /** Whether a folded word is an ordinary one, so that a company's name of it alone tells nothing. */
  readonly isCommonWord?: (folded: string) => boolean;
}

/** No name has more tokens; a longer one is not looked for. */
const longest = 40;
/** Acronyms of at most so many letters are many firms' at once. */
const shortAcronym = 4;

const node = (): Node => ({ next: new Map(), entries: [] });

/** Names by their tokens, made once and used for any number of texts. */
export class Gazetteer {
  private readonly root = node();
  private readonly placeWords = new Set<string>();
  private readonly options: GazetteerOptions;

  constructor(named: readonly Named[], options: GazetteerOptions = {}) {
    this.options = options;
    for (const { id, kind, names } of named)
      for (const name of names) for (const form of formsOf(kind, name)) this.add({ id, kind, name }, form);
  }

  private add(entry: Entry, form: string): void {
    const tokens = tokensOf(form).map(({ folded }) => folded);
    if (tokens.length === 0 || tokens.length > longest) return;
    let at = this.root;
    for (const token of tokens) {
      const next = at.next.get(token) ?? node();
      at.next.set(token, next);
      at = next;
    }
    if (!at.entries.some(({ id, kind }) => id === entry.id && kind === entry.kind)) at.entries.push(entry);
    if (entry.kind === "place") for (const token of tokens) this.placeWords.add(token);
  }

  /** Every mention in the text, in order; of several things with one name all of them, by id. */
  find(text: string): readonly Mention[] {
    const tokens = tokensOf(text);
    const found: Mention[] = [];
    for (let at = 0; at < tokens.length; ) {
      const hit = this.longestAt(text, tokens, at);
      if (hit === undefined) at += 1;
      else {
        found.push(...hit.mentions);
        at = hit.last + 1;
      }
    }
    return found;
  }

  /** The longest name from a token on, of which at least one thing is written as its kind is. */
  private longestAt(
    text: string,
    tokens: readonly Token[],
    from: number,
  ): { readonly last: number; readonly mentions: readonly Mention[] } | undefined {
    let at: Node | undefined = this.root;
    let best: { readonly last: number; readonly mentions: readonly Mention[] } | undefined;
    for (let last = from; at !== undefined; last += 1) {
      const token = tokens[last];
      const previous = tokens[last - 1];
      if (token === undefined) break;
      if (
        last > from &&
        previous !== undefined &&
        !joins(text.slice(previous.start, previous.end), text.slice(previous.end, token.start))
      )
        break;
      at = at.next.get(token.folded);
      const start = tokens[from]?.start ?? token.start;
      const mentions = (at?.entries ?? []).flatMap((entry) =>
        this.mention(text, { ...entry, start, end: token.end }),
      );
      if (mentions.length > 0) best = { last, mentions };
    }
    return best;
  }

  private mention(
    text: string,
    found: Entry & { readonly start: number; readonly end: number },
  ): readonly Mention[] {
    const { id, kind, name, start, end } = found;
    const words = text.slice(start, end);
    if (!isWrittenAsName(kind, words, name)) return [];
    const weak = weakness(text, found, (one) => this.isCommon(one));
    return [{ start, end, text: words, id, kind, name, ...(weak !== undefined && { weak }) }];
  }

  /** One word that is also of a place, an ordinary word, or a short acronym; one or two Han characters. */
  private isCommon(name: string): boolean {
    const tokens = tokensOf(name).map(({ folded }) => folded);
    const [only = ""] = tokens;
    if (isHan(only)) return tokens.length <= 2 || tokens.every((token) => this.placeWords.has(token));
    if (tokens.every((token) => this.placeWords.has(token))) return true;
    if (tokens.length > 1) return false;
    return (
      (name.length <= shortAcronym && name === name.toUpperCase()) ||
      (this.options.isCommonWord?.(only) ?? false)
    );
  }
}

/** A good in the plural too. */
const formsOf = (kind: Named["kind"], name: string): readonly string[] =>
  kind === "good" && /[a-z]$/i.test(name) ? [name, `${name}s`, `${name}es`] : [name];

/** What may stand between two tokens of a name: no end of a sentence, but the point of an abbreviation ("Co. Ltd"). */
function joins(previous: string, gap: string): boolean {
  if (!/^[\s\-–'’&·/().,]{0,3}$/.test(gap) || /\n\s*\n/.test(gap)) return false;
  return !/\.\s/.test(gap) || previous.length <= 4;
}

/** Ids of which at least one mention is not weak: on their pages the document appears. */
export const pagesOf = (mentions: readonly Mention[]): ReadonlySet<string> =>
  new Set(mentions.filter(({ weak }) => weak === undefined).map(({ id }) => id));
