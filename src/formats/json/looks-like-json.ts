import { Buffer } from "node:buffer";
import { scanJson } from "./scan-json.ts";

const mostNesting = 512;

/** The head as text, by its mark or its zeros. */
function textOf(head: Uint8Array): string {
  if (head[0] === 0xff || head[1] === 0) return new TextDecoder("utf-16le").decode(head);
  if (head[0] === 0xfe || head[0] === 0) return new TextDecoder("utf-16be").decode(head);
  return new TextDecoder().decode(head);
}

const isWhole = (line: string): boolean => scanJson(Buffer.from(line), mostNesting) === undefined;

/**
 * JSON by its first bytes: what must follow a brace or a bracket does. JSON Lines when the first line is a value of its
 * own and the next begins another; a single line is JSON.
 */
export function looksLikeJson(head: Uint8Array): "json" | "jsonl" | undefined {
  const text = textOf(head).trimStart();
  if (!/^(\{\s*["}]|\[\s*([{["\]\-0-9]|true|false|null))/.test(text)) return undefined;
  const [first = "", ...others] = text.split(/\r\n|\r|\n/);
  const next = others.find((line) => line.trim() !== "");
  if (next === undefined || !/^\s*[{[]/.test(next)) return isJsonAlone(first, others) ? "json" : undefined;
  return isWhole(first) ? "jsonl" : "json";
}

/** `[12] Company list` at the head of a text is no JSON: where one line stands alone it must not end and go on. */
function isJsonAlone(first: string, others: readonly string[]): boolean {
  const fault = scanJson(Buffer.from(first), mostNesting);
  return fault?.kind !== "more" && (fault !== undefined || others.every((line) => line.trim() === ""));
}
