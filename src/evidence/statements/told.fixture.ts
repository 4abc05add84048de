import type { StatementType } from "../../model/statement.ts";
import { read } from "./tables.fixture.ts";

/** Who says what: the resolved name, the pieces of the content, and the type where it is held to. */
export type ToldStatement = readonly [who: string | null, content: string, type?: StatementType];

/** A text and the statements in it, in order; the text's own voice left out. */
export type Told = readonly [text: string, ...statements: readonly ToldStatement[]];

/** What is read of the text, in the form of what is expected of it: a type only where one is expected. */
export function toldIn([text, ...expected]: Told): readonly ToldStatement[] {
  return read(text)
    .statements.filter(({ speaker }) => speaker.kind !== "unattributed")
    .map(({ speaker, pieces, type }, at): ToldStatement => {
      const content = pieces.map((one) => one.text).join(" // ");
      return expected[at]?.[2] === undefined
        ? [speaker.resolved, content]
        : [speaker.resolved, content, type];
    });
}
