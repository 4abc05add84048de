import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { encode } from "../encoding/encode.fixture.ts";
import { looksLikeJson } from "./looks-like-json.ts";

describe("looksLikeJson(head)", () => {
  test.each<[string, string, "json" | "jsonl" | undefined]>([
    ["a list", '[{"a":1}]', "json"],
    ["a list over lines", '[\n  {"a":1},\n  {"a":2}\n]', "json"],
    ["an object over lines", '{\n  "a": 1\n}', "json"],
    ["a list, a record a line", '[{"a":1},\n{"a":2}]', "json"],
    ["a record a line", '{"a":1}\n{"a":2}\n', "jsonl"],
    ["a record a line, blank lines between", '\n{"a":1}\r\n\r\n{"a":2', "jsonl"],
    ["arrays, one a line", '["a"]\n["b"]', "jsonl"],
    ["one line, cut", '{"a":"xxxxxxx', "json"],
    ["a heading in brackets", "[Suppliers]\nname\n", undefined],
    ["a number in brackets", "[12] Suppliers\nname\n", undefined],
    ["braces of another kind", "{name},{country}\n", undefined],
    ["CSV", "name,country\n", undefined],
    ["nothing", "", undefined],
  ])("%s", (_, text, kind) => {
    expect(looksLikeJson(Buffer.from(text))).toBe(kind);
    expect(looksLikeJson(Buffer.from(`\ufeff${text}`))).toBe(kind);
    expect(looksLikeJson(encode(`\ufeff${text}`, "utf-16be"))).toBe(kind);
  });
});
