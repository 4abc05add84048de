import { fail } from "../../model/issue.ts";
import { eachToken, isHan } from "./tokens.ts";

/** Tokens one behind the other; the last may be the beginning of a word. */
export interface Phrase {
  readonly tokens: readonly string[];
  readonly beginning: boolean;
}

/** What is looked for: every one of the phrases. */
export type Question = readonly Phrase[];

const parts = /"([^"]*)"|(\S+)/g;

/** Reads what a person types. Words apart may stand anywhere; in quotation marks, or of Han characters, one behind the other. */
export function readQuestion(text: string): Question {
  const phrases = [...text.replace(/[“”„«»]/g, '"').matchAll(parts)].flatMap(([, quoted, word]) => {
    const phrase = phraseOf(quoted ?? word ?? "");
    return phrase.tokens.length === 0 ? [] : [phrase];
  });
  if (phrases.length > 0) return phrases;
  return fail(
    "usage.option",
    `"${text}" holds no word to look for.`,
    "Give at least one word or character.",
    {
      received: text,
    },
  );
}

function phraseOf(text: string): Phrase {
  const tokens: string[] = [];
  eachToken(text, (token) => tokens.push(token));
  // A Han run may go on in the text: its last character alone asks for no end there.
  if (isHan(tokens.at(-1) ?? "")) {
    if (tokens.length > 1 && isHan(tokens.at(-2) ?? "")) tokens.pop();
    return { tokens, beginning: true };
  }
  return { tokens, beginning: text.endsWith("*") && tokens.length > 0 };
}

/** A name as one phrase. */
export const nameQuestion = (name: string): Question => readQuestion(`"${name.replaceAll('"', " ")}"`);
