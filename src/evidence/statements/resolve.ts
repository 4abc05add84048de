import type { Range, Sentence, TextView } from "../text/text-view.ts";
import { namedBodies, shortForms } from "./bodies.ts";
import { describedPeople } from "./described-people.ts";
import { LongNames } from "./long-names.ts";
import { type Mention, readMention, stateNamed } from "./mention.ts";
import { People } from "./people.ts";
import type { StatementTables } from "./statement-tables.ts";
import type { Known, Resolved, Seen } from "./who.ts";
import { bodyOf, described } from "./who-body.ts";
import { issuerOf } from "./who-document.ts";
import { personOf } from "./who-person.ts";
import { pronounAt } from "./who-pronoun.ts";

/** What was made out before of who has the floor, what was said, and which sentences are prose. */
export type Told = Pick<Known, "speakerAt" | "isSaid"> & { readonly sentences: readonly Sentence[] };

/** Resolves the words that stand for speakers, in the order of the text: each learns from those before. */
export class Resolver {
  private readonly known: Known & { readonly seen: Seen[] };

  constructor(view: TextView, tables: StatementTables, told: Told) {
    this.known = {
      ...{ view, tables, seen: [] },
      people: new People(view, tables),
      short: shortForms(view),
      names: new LongNames(view),
      bodies: namedBodies(view, tables, told.sentences),
      described: describedPeople(view, tables, told.sentences),
      speakerAt: (at) => told.speakerAt(at),
      isSaid: (at) => told.isSaid(at),
    };
  }

  resolve(range: Range | undefined): Resolved {
    if (range === undefined) return { name: null, kind: "unspecified", by: "nobody-named" };
    const { view, seen } = this.known;
    const mention = readMention(view, range);
    const found = this.find(mention);
    const many = view.pos(mention.head) === "NOUN" && /[^s]s$/.test(view.lower(mention.head));
    if (found.name !== null) seen.push({ ...found, at: range.first, many });
    return found;
  }

  private find(mention: Mention): Resolved {
    const { view } = this.known;
    const { core, range } = mention;
    const word = view.lower(core.first);
    if (core.until - core.first === 1 && /^(?:i|we|he|she|it|they|you|who|one)$/.test(word))
      return pronounAt(this.known, word, range.first);
    const issuer = personOf(this.known, mention) ?? this.state(mention) ?? this.document(mention);
    return issuer ?? bodyOf(this.known, mention) ?? described(this.known, mention);
  }

  /** A country or capital stands for its government. */
  private state({ core }: Mention): Resolved | undefined {
    const state = stateNamed(this.known.view, this.known.tables, core);
    return state === undefined ? undefined : { name: state.government, kind: "state-body", by: "metonym" };
  }

  private document(mention: Mention): Resolved | undefined {
    const issuer = issuerOf(this.known, mention);
    if (issuer === undefined) return undefined;
    if ("resolved" in issuer) return issuer.resolved;
    const part = readMention(this.known.view, issuer.range);
    const found = personOf(this.known, part) ?? this.state(part) ?? bodyOf(this.known, part);
    return { ...(found ?? described(this.known, part)), by: "issuer" };
  }
}
