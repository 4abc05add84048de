import type { Hit } from "../model/hit.ts";
import { askedAgainText, decidedText } from "../screening/decision-book.ts";
import { hitSentence } from "../screening/sentences.ts";
import { entryOf, type Held } from "./hits.ts";

/** What a hit says of the party. Of an entry that its list no longer holds, what was decided is all there is to say. */
export function sentenceOfHit(hit: Hit, party: string, { lists, book }: Held): string {
  const version = lists.find(({ key }) => key === hit.list);
  const entry = entryOf(lists, hit);
  const decision = book.current.get(hit.hit);
  if (version !== undefined && entry !== undefined)
    return hitSentence(hit, entry, version, { party, decision });
  if (decision === undefined) throw new Error(`hit ${hit.hit} names an entry that was not searched`);
  const listed = `the one listed as "${hit.name}" (${hit.list}, version ${hit.version})`;
  const said = `${decidedText(decision, hit.kind, { party: `"${party}"`, listed })}: ${decision.reason}`;
  return hit.askAgain === undefined ? said : `${said}; ${askedAgainText(hit.askAgain.changed)}`;
}
