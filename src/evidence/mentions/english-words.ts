import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";

/** A word that is in no lexicon: the numbers that the tagger gives to new words begin at its own. */
const inNoLexicon = "zzqxvj";

let lexicon: { readonly numberOf: (word: string) => number; readonly firstNew: number } | undefined;

function open(): NonNullable<typeof lexicon> {
  const { its, readDoc } = winkNLP(model, []);
  const numberOf = (word: string): number => {
    const [number] = readDoc(word).tokens().out(its.uniqueId) as unknown as readonly number[];
    return number ?? Infinity;
  };
  return { numberOf, firstNew: numberOf(inNoLexicon) };
}

/** Whether a folded word is one of the lexicon of wink-eng-lite (some 87,000): a company called "Target" is not every target. */
export function isEnglishWord(folded: string): boolean {
  if (!/^[a-z]+$/.test(folded)) return false;
  lexicon ??= open();
  return lexicon.numberOf(folded) < lexicon.firstNew;
}
