import { describe, expect, it } from "vitest";
import { parseName } from "../../names/parse-name.ts";
import { readTestTables } from "../../names/test-tables.fixture.ts";
import { corpusFromBytes, corpusToBytes } from "./corpus-bytes.ts";
import { buildNameCorpus, NameCorpus } from "./name-corpus.ts";

const tables = readTestTables();
const names = [
  "Aksu Huafu Textiles Co., Ltd.",
  "阿克苏华孚色纺有限公司",
  "Hoshine Silicon Industry Co., Ltd.",
  "ООО «Северсталь»",
  "Xinjiang Cotton Industry",
  "",
];

function sharedBytes(bytes: Uint8Array): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}

const answers = (corpus: NameCorpus): unknown =>
  names.map((name) => corpus.search(parseName(tables, name), 50, 0));

describe("corpusToBytes, corpusFromBytes", () => {
  const data = buildNameCorpus(tables, names);
  const bytes = corpusToBytes(data);

  it("gives back every array and number", () => {
    expect(corpusFromBytes(bytes)).toEqual(data);
    expect(corpusFromBytes(corpusToBytes(buildNameCorpus(tables, [])))).toEqual(buildNameCorpus(tables, []));
  });

  it.each([
    ["as they were made", bytes],
    ["shared between threads", sharedBytes(bytes)],
    ["behind a byte of something else", Uint8Array.from([7, ...bytes]).subarray(1)],
  ])("answers alike from bytes %s", (_, given) => {
    const read = corpusFromBytes(given);
    if (read === undefined) throw new Error("another layout");
    expect(answers(new NameCorpus(tables, read))).toEqual(answers(new NameCorpus(tables, data)));
  });

  it("copies nothing", () => {
    const shared = sharedBytes(bytes);
    expect(corpusFromBytes(shared)?.index.words.marks.buffer).toBe(shared.buffer);
  });

  it("does not read bytes of another layout", () => {
    const text = Buffer.from(bytes)
      .toString("latin1")
      .replace(/"layout":\d/, '"layout":9');
    expect(corpusFromBytes(Buffer.from(text, "latin1"))).toBeUndefined();
  });
});
