import type { PublisherFile } from "./publisher-reader.ts";
import { refuse } from "./refuse.ts";

/** The text of a file in UTF-8, without a byte order mark; other bytes are `list.invalid`. */
export function decodeUtf8({ name, bytes }: PublisherFile): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refuse({ file: name }, "text in UTF-8", "bytes that are no UTF-8");
  }
}
