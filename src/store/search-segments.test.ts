import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readQuestion } from "../evidence/search/question.ts";
import { search } from "../evidence/search/search.ts";
import { openCache } from "./cache.ts";
import { searchSegments } from "./search-segments.ts";
import { temporaryFolder } from "./workspace.fixture.ts";

const layers = Array.from({ length: 5_000 }, (_, number) => `layer-${number}`);
const textOf = (layer: string): string =>
  `Text of ${layer}, 纺织厂 ${layer === "layer-4321" ? "Żółkiewski" : ""}`;

it("reads each text once: later only texts that came since, and the same is found", () => {
  const dir = temporaryFolder();
  let read = 0;
  const counted = (layer: string): string => {
    read += 1;
    return textOf(layer);
  };
  const told: number[] = [];
  searchSegments(openCache(dir), layers.slice(0, 4_500), counted, ({ done }) => told.push(done));
  expect(read).toBe(4_500);
  expect(told).toEqual([2_048, 4_096, 4_500]);
  const segments = searchSegments(openCache(dir), layers, counted);
  // Two full segments stand; the one that was not full is made anew.
  expect(read).toBe(4_500 + 5_000 - 2 * 2_048);
  expect(search(segments, readQuestion("zołkiewski"), 10).found.map(({ id }) => id)).toEqual(["layer-4321"]);
  expect(search(segments, readQuestion("纺织"), 10).total).toBe(5_000);
});

it("makes anew what was deleted", () => {
  const dir = temporaryFolder();
  const first = searchSegments(openCache(dir), layers.slice(0, 10), textOf);
  for (const name of readdirSync(join(dir, "cache"))) rmSync(join(dir, "cache", name), { recursive: true });
  const again = searchSegments(openCache(dir), layers.slice(0, 10), textOf);
  const ask = readQuestion('"text of layer"');
  expect(search(again, ask, 10)).toEqual(search(first, ask, 10));
});
