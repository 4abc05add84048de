/** The line that stands above everything said of an example workspace. */
export const fictionLine = (fictional: boolean | undefined): readonly string[] =>
  fictional === true ? ["FICTION: an example workspace; its parties and the example list are invented."] : [];
