import { fail, SelvedgeError } from "../../model/issue.ts";

/** Where in a publisher's file something stands. */
export interface FilePlace {
  readonly file: string;
  readonly row?: number;
  readonly column?: string;
}

const kept =
  "The version in force stays. Look at the publisher's file; if it has changed its form, the reader must learn it.";

const words = ({ file, row, column }: FilePlace): string =>
  [file, row === undefined ? "" : `row ${row}`, column === undefined ? "" : `column ${column}`]
    .filter((part) => part !== "")
    .join(", ");

/** Throws `list.invalid`: the file is not what the publisher publishes. */
export function refuse(place: FilePlace, expected: string, received: string): never {
  const message = `${words(place)}: expected ${expected}; read ${JSON.stringify(received.slice(0, 300).toWellFormed())}.`;
  return fail("list.invalid", message, kept, { ...place, expected, received });
}

/** Runs a reader of `formats/`; what it refuses is told as `list.invalid`, with its own words and place. */
export function asListFile<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SelvedgeError) || error.issue.code === "list.invalid") throw error;
    throw new SelvedgeError({ ...error.issue, code: "list.invalid", file }, error.details, error);
  }
}
