import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { PartyNode } from "../model/records.ts";
import { openCache } from "../store/cache.ts";
import { partyIndexOf } from "./affected-index.ts";

const dir = mkdtempSync(join(tmpdir(), "selvedge-index-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const cache = openCache(dir);
const kept = join(dir, "cache/party-index/index");

const node = (name: string): PartyNode => ({
  ...{ id: `party:${name}`, name, names: [name], roles: [], addresses: [], identifiers: [] },
  ...{ unknown: false, sources: [] },
});
const [first, second] = [
  [node("Zorbeck Oils"), node("Orvane Foods")],
  [node("Zorbeck Oils"), node("Qimulo")],
];

describe("partyIndexOf(nodes, cache)", () => {
  it("keeps nothing of few parties", () => {
    expect(partyIndexOf(first, cache).size).toBe(2);
    expect(readdirSync(dir)).toEqual([]);
  });

  it("gives the same index from the cache as it makes, and makes it anew for other parties", () => {
    const made = partyIndexOf(first, cache, 1);
    const bytes = readFileSync(kept);
    expect(partyIndexOf(first, cache, 1)).toEqual(made);
    expect(readFileSync(kept).equals(bytes)).toBe(true);
    expect(partyIndexOf(second, cache, 1)).toEqual(partyIndexOf(second, cache));
    expect(readFileSync(kept).equals(bytes)).toBe(false);
  });

  it("makes it anew where what was kept was altered", () => {
    const made = partyIndexOf(first, cache, 1);
    const bytes = readFileSync(kept);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(kept, bytes);
    expect(partyIndexOf(first, cache, 1)).toEqual(made);
  });
});
