import { isDelta } from "../lists/publishers/ftm/read-entities.ts";
import type { PublisherReader } from "../lists/publishers/publisher-reader.ts";
import type { Download, DownloadRequest } from "../net/download.ts";

/**
 * Where lists come from: the readers, which name the publishers' addresses, and what fetches. Handed in with the ports and
 * no part of any input: what a user, a file, a variable or a request says can never point a list at another server.
 */
export interface ListSources {
  readonly readers: readonly PublisherReader[];
  readonly download: (request: DownloadRequest) => Promise<Download>;
}

/** The words for what a reader was written against. */
export const groundWords = {
  "real-file": "tested against a real file",
  untested: "untested against a real file",
} as const satisfies Record<PublisherReader["ground"], string>;
export const noReader = "none";
export type ReaderWords = (typeof groundWords)[keyof typeof groundWords] | typeof noReader;

/**
 * What is known of the reader of a list: of the one that fetches it, else of the one that read the files which its version
 * in force came from, by their names.
 */
export function readerWords(
  { readers }: ListSources,
  key: string,
  files: readonly { readonly name: string }[],
): ReaderWords {
  const isOf = ({ files: rules, key: form }: PublisherReader): boolean =>
    files.some(({ name }) => rules.some((rule) => rule.name === name) || (form === "ftm" && isDelta(name)));
  const reader =
    readers.find((each) => each.keys === "own" && each.key === key) ??
    readers.find((each) => each.keys === "given" && isOf(each));
  return reader === undefined ? noReader : groundWords[reader.ground];
}
