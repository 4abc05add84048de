import { describe, expect, it } from "vitest";
import { readStatementTables } from "./statement-tables.ts";
import { files, tables } from "./tables.fixture.ts";

const formsOf = (first: string): readonly string[] =>
  (tables.cues.get(first) ?? []).map(({ words, inflection }) => `${words.join(" ")}: ${inflection}`);

describe("readStatementTables", () => {
  it("inflects", () => {
    expect(formsOf("denied")).toEqual(["denied: past"]);
    expect(formsOf("urges")).toEqual(["urges: third"]);
    expect(formsOf("admitting")).toEqual(["admitting: ing"]);
    expect(formsOf("agreeing")).toEqual(["agreeing: ing"]);
    expect(formsOf("called")).toEqual([
      "called for: past",
      "called on: past",
      "called upon: past",
      "called: past",
    ]);
  });

  it("has the government of a state under each of its names and capitals", () =>
    expect(["burma", "naypyidaw", "u.s."].map((name) => tables.states.get(name)?.government)).toEqual([
      "Myanmar government",
      "Myanmar government",
      "US government",
    ]));

  it.each([
    ["an unknown frame", "cues.csv", "mutter,,loudly,,editorial,2026-11-23\n", /cues\.csv.*takes/s],
    ["an unknown type", "cues.csv", "mutter,,that,gossip,editorial,2026-11-23\n", /cues\.csv.*type/s],
    ["a form that stands twice", "cues.csv", "deny,,that,,editorial,2026-11-23\n", /there already/],
    ["an unknown kind", "speakers.csv", "ghost,spirits,editorial,2026-11-23\n", /speakers\.csv.*kind/s],
    ["a row without a day", "hedges.csv", "perhaps,editorial,\n", /hedges\.csv.*checked/s],
  ])("refuses %s", (_what, file, row, message) =>
    expect(() => readStatementTables({ ...files, [file]: `${files[file] ?? ""}${row}` })).toThrow(message),
  );

  it("refuses a file that is not there", () =>
    expect(() => readStatementTables({ ...files, "states.csv": undefined as unknown as string })).toThrow(
      /states\.csv/,
    ));
});
