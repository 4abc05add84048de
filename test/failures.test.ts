import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { folder, selvedge } from "./terminal.ts";

const dir = folder();
const workspace = join(dir, "acme");
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(dir, name), content);
  return join(dir, name);
};

beforeAll(async () => {
  const parties = file(
    "parties.csv",
    'party,name,country\nP-1,Lumo Weaving Ltd.,BD\nP-2,Lumo Sewing Ltd.,BD\nP-3,"Xinjiang Zhongtai Chemical Co., Ltd.",CN\n',
  );
  expect((await selvedge("import", parties, "--workspace", workspace)).code).toBe(0);
});

/** Every failure: what the user did, the exit code, and the words that must be there (what, where, what to do). */
const cases: readonly (readonly [
  what: string,
  argv: () => string[],
  code: number,
  words: readonly string[],
])[] = [
  ["a verb that is not known", () => ["asses"], 2, ["asses", "--help"]],
  ["an option that the verb does not know", () => ["screen", "--bogus"], 2, ["--bogus", "--help"]],
  ["an argument that is missing", () => ["import"], 2, ["files", "--help"]],
  [
    "a word that is not one of the choices",
    () => ["decide", "abcd", "perhaps", "--reason", "r", "--by", "b"],
    2,
    ["perhaps", "not-same"],
  ],
  ["a --fail-on that is not known", () => ["screen", "--fail-on", "bad"], 2, ["bad", "strong"]],
  ["a date that does not exist", () => ["assess", "--on", "2024-02-30"], 2, ["YYYY-MM-DD"]],
  ["a clock that is no instant", () => ["lists", "status", "--now", "yesterday"], 2, ["yesterday", "UTC"]],
  [
    "a market that is not known",
    () => ["assess", "--market", "XX", "--workspace", workspace],
    2,
    ["XX", "US"],
  ],
  [
    "a mapping that is no pair",
    () => ["import", join(dir, "parties.csv"), "--map", "name"],
    2,
    ["col=field"],
  ],
  [
    "a file that is not there",
    () => ["import", join(dir, "none.csv"), "--workspace", workspace],
    3,
    ["none.csv", "path"],
  ],
  ["a folder in the place of a file", () => ["import", dir, "--workspace", workspace], 3, ["folder"]],
  [
    "an empty file",
    () => ["import", file("empty.csv", ""), "--workspace", workspace],
    3,
    ["empty.csv", "empty"],
  ],
  [
    "a file with headings and no rows",
    () => ["import", file("heads.csv", "party,name,country\n"), "--workspace", workspace],
    3,
    ["heads.csv", "rows"],
  ],
  [
    "a workbook named .csv that was cut off",
    () => [
      "import",
      file("book.csv", new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0])),
      "--workspace",
      workspace,
    ],
    3,
    ["book.csv", "ZIP archive", "cut off"],
  ],
  [
    "a missing column",
    () => [
      "import",
      file("nameless.csv", "party,country\nP-9,CN\n"),
      "--as",
      "parties",
      "--workspace",
      workspace,
    ],
    3,
    ["nameless.csv", "name"],
  ],
  [
    "headings that nobody knows",
    () => ["import", file("odd.csv", "alpha,beta\n1,2\n"), "--workspace", workspace],
    3,
    ["odd.csv", "--as"],
  ],
  [
    "a subject that fits several",
    () => ["assess", "Lumo", "--workspace", workspace],
    3,
    ["Lumo", "2", "Weaving", "Sewing", "kind:id"],
  ],
  ["a subject that fits none", () => ["assess", "Nobody", "--workspace", workspace], 3, ["Nobody"]],
  ["a workspace that is not there", () => ["assess", "--workspace", join(dir, "nowhere")], 3, ["nowhere"]],
  [
    "a hit that is not there",
    () => ["decide", "ffffffff", "same", "--reason", "r", "--by", "b", "--workspace", workspace],
    3,
    ["ffffffff", "screen"],
  ],
  ["an import that is not there", () => ["undo", "ffffffff", "--workspace", workspace], 3, ["ffffffff"]],
];

describe("every failure says what, where and what to do, with the exit code of the contract", () => {
  it.each(cases)("%s", async (_what, argv, code, words) => {
    const answer = await selvedge(...argv());
    expect([answer.code, answer.err]).toEqual([code, expect.stringContaining("selvedge: ")]);
    for (const word of words) expect(answer.err.replace(/\s+/g, " ")).toContain(word);
    expect(answer.err).not.toContain("Something broke");
  });

  it("with --json the failure is a value too", async () => {
    const { code, json } = await selvedge("assess", "Lumo", "--json", "--workspace", workspace);
    expect(code).toBe(3);
    expect(json().error).toMatchObject({ code: "subject.ambiguous", hint: expect.any(String) });
    expect(json().details).toHaveLength(2);
  });

  it("a workspace of a newer schema is refused with its place", async () => {
    const newer = join(dir, "newer");
    mkdirSync(newer);
    const manifest = JSON.parse(readFileSync(join(workspace, "workspace.json"), "utf8"));
    writeFileSync(join(newer, "workspace.json"), JSON.stringify({ ...manifest, schema: 999 }));
    const { code, err } = await selvedge("screen", "--workspace", newer);
    expect(code).toBe(3);
    expect(err).toContain("Update Selvedge");
    expect(err.replace(/\s+/g, " ")).toContain("999");
  });

  it("a file that cannot be read leaves the workspace as it was", async () => {
    const before = readFileSync(join(workspace, "log", "000001.jsonl"), "utf8");
    const good = file("good.csv", "party,name,country\nP-7,Late Comer Ltd.,BD\n");
    const { code } = await selvedge("import", good, join(dir, "odd.csv"), "--workspace", workspace);
    expect(code).toBe(3);
    expect(readFileSync(join(workspace, "log", "000001.jsonl"), "utf8")).toBe(before);
  });
});

describe("a workspace whose making was cut short", () => {
  it("gets its lists when it is next written to, and is not screened against none before", async () => {
    const { createStore } = await import("../src/store/open-store.ts");
    const half = join(dir, "half");
    await (
      await createStore(half, {
        name: "half",
        fictional: false,
        now: "2026-11-22T08:00:00Z",
        appVersion: "0.1.0",
      })
    ).close();
    const refused = await selvedge("screen", "--workspace", half);
    expect([refused.code, refused.err]).toEqual([3, expect.stringContaining("No list")]);
    expect((await selvedge("import", join(dir, "parties.csv"), "--workspace", half)).code).toBe(0);
    const { json } = await selvedge("lists", "status", "--json", "--workspace", half);
    expect(json().lists.map(({ key }: any) => key)).toEqual(["us-cbp-wro", "us-dol-tvpra", "us-uflpa"]);
    expect((await selvedge("screen", "--json", "--workspace", half)).lines()[2].hits.length).toBeGreaterThan(
      0,
    );
  });
});

describe("verbs that change a workspace", () => {
  it.each([
    ["undo", "abcdef12"],
    ["decide", "abcdef12", "same", "--reason", "r", "--by", "b"],
  ])("%s makes none where none is", async (...argv) => {
    const nowhere = join(dir, "never-made");
    const { code, err } = await selvedge(...argv, "--workspace", nowhere);
    expect([code, err]).toEqual([3, expect.stringContaining("no workspace")]);
    const { existsSync } = await import("node:fs");
    expect(existsSync(nowhere)).toBe(false);
  });
});

describe("parties that rows use and nowhere name", () => {
  it("are asked about at import", async () => {
    const nameless = file("nameless-parties.csv", "party,name,country\nP-20,...,CN\n");
    const sold = file("sold.csv", "shipment,date,seller_id,buyer_id\nH-1,2026-03-02,P-21,P-1\n");
    const { json } = await selvedge("import", nameless, sold, "--json", "--workspace", join(dir, "nameless"));
    expect(json().questions).toContainEqual(
      expect.stringMatching(/No row gives a name for P-20, P-21, P-1, so they cannot be screened/),
    );
  });
});

describe("a reader that closes the pipe", () => {
  it("ends the output without a failure", async () => {
    const { spawnSync } = await import("node:child_process");
    const door = join(import.meta.dirname, "../bin/selvedge.mjs");
    const command = `"$0" "$1" lists status | head -n 1`;
    const { stdout, stderr } = spawnSync("sh", ["-c", command, process.execPath, door], {
      cwd: dir,
      encoding: "utf8",
    });
    expect([stdout.split("\n").length, stderr]).toEqual([2, ""]);
  });
});

describe("--fail-on", () => {
  it("exits with 1 when it is met and 0 when it is not", async () => {
    const met = await selvedge("screen", "--fail-on", "strong", "--json", "--workspace", workspace);
    expect(met.code).toBe(1);
    expect(met.lines().some(({ hits }: any) => hits.some(({ band }: any) => band === "strong"))).toBe(true);
    expect(
      (await selvedge("assess", "--fail-on", "contradicted", "--quiet", "--workspace", workspace)).code,
    ).toBe(0);
  });
});

describe("decide, undo, verify", () => {
  it("a decision is recorded, shows in the next screening, and changes what follows", async () => {
    const hit = (await selvedge("screen", "--json", "--workspace", workspace))
      .lines()
      .flatMap(({ hits }: any) => hits)[0];
    const decided = await selvedge(
      "decide",
      hit.hit,
      "same",
      "--reason",
      "licence compared",
      "--by",
      "A. Tester",
      "--json",
      "--workspace",
      workspace,
    );
    expect(decided.json()).toMatchObject({
      type: "decision-made",
      data: { decision: "same", by: "A. Tester" },
    });
    const after = (await selvedge("screen", "--json", "--workspace", workspace))
      .lines()
      .flatMap(({ hits }: any) => hits)
      .find((each: any) => each.hit === hit.hit);
    expect(after).toMatchObject({ identity: "decided", decision: "same" });
    const { json } = await selvedge("assess", "P-3", "--market", "US", "--json", "--workspace", workspace);
    expect(json().assessments.find(({ regime }: any) => regime === "US-UFLPA").outcome).toBe("applies");
  });

  it("an undone import counts no longer; imported again it counts once more", async () => {
    const extra = file("extra.csv", "party,name,country\nP-8,Passing Through Ltd.,BD\n");
    const imported = (await selvedge("import", extra, "--json", "--workspace", workspace)).json().files[0];
    const count = async () => (await selvedge("screen", "--json", "--workspace", workspace)).lines().length;
    expect(await count()).toBe(4);
    expect(
      (await selvedge("undo", imported.import, "--reason", "wrong file", "--workspace", workspace)).code,
    ).toBe(0);
    expect(await count()).toBe(3);
    expect((await selvedge("import", extra, "--workspace", workspace)).code).toBe(0);
    expect(await count()).toBe(4);
  });

  it("verify is content, and names a flipped byte", async () => {
    expect((await selvedge("verify", workspace, "--json")).json()).toMatchObject({ ok: true, problems: [] });
    const copy = join(dir, "copy");
    const { cpSync, readdirSync } = await import("node:fs");
    cpSync(workspace, copy, { recursive: true });
    const [original = ""] = readdirSync(join(copy, "originals"));
    const bytes = readFileSync(join(copy, "originals", original));
    bytes[3] = (bytes[3] ?? 0) ^ 1;
    writeFileSync(join(copy, "originals", original), bytes);
    const { json } = await selvedge("verify", copy, "--json");
    expect(json().ok).toBe(false);
    expect(json().problems[0]).toMatchObject({ what: "original", path: `originals/${original}` });
  });

  it("doctor --rebuild restores a ledger that was deleted", async () => {
    const copy = join(dir, "rebuilt");
    const { cpSync, rmSync } = await import("node:fs");
    cpSync(workspace, copy, { recursive: true });
    for (const name of ["ledger.db", "ledger.db-wal", "ledger.db-shm"])
      rmSync(join(copy, name), { force: true });
    expect((await selvedge("doctor", "--rebuild", "--json", "--workspace", copy)).json()).toMatchObject({
      ok: true,
      rebuilt: true,
    });
    const lines = async (place: string) => (await selvedge("screen", "--json", "--workspace", place)).out;
    expect(await lines(copy)).toBe(await lines(workspace));
  });
});
