import { fail } from "../../model/issue.ts";
import { isListKey } from "../list-key.ts";
import type { PublisherFile, PublisherRequest } from "./publisher-reader.ts";
import { refuse } from "./refuse.ts";

/** The file of the name; one that is absent or given twice is `list.invalid`. */
export function fileNamed(request: PublisherRequest, name: string): PublisherFile {
  const found = request.files.filter((file) => file.name === name);
  const [file] = found;
  if (file === undefined || found.length > 1)
    return refuse({ file: name }, `one file ${name}`, `${found.length} files of that name`);
  return file;
}

/** Refuses files that the reader would not read. */
export function refuseStrangers(request: PublisherRequest, known: (name: string) => boolean): void {
  const stranger = request.files.find(({ name }) => !known(name));
  if (stranger !== undefined) refuse({ file: stranger.name }, "a file that the reader knows", stranger.name);
}

/** The key that the user gave to a list of a common format: lower-case words joined by "-" or "_". */
export function givenKey(request: PublisherRequest, format: string): string {
  const { key } = request;
  if (key !== undefined && isListKey(key)) return key;
  return fail(
    "list.invalid",
    `A list in the form ${format} has no key of its own; read ${JSON.stringify(key ?? "")}.`,
    "Give it one: lower-case words and digits joined by '-' or '_', such as eu_fsf.",
    { expected: "a key such as eu_fsf", received: key ?? "" },
  );
}
