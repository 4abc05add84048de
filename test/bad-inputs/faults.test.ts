import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync, cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { now, root, selvedge } from "../terminal.ts";
import { arrive, contentsOf, expectSaid, expectSound, intake, rowsOf } from "./intake.ts";

const { dir, file, workspace } = intake();
const log = "log/000001.jsonl";
const lineOf = (n: number): string => `party,name,country\nP-${n},Lumo Weaving ${n} Ltd.,BD\n`;
const started = (script: string, ...args: readonly string[]): ChildProcess =>
  spawn(process.execPath, ["--no-warnings", join(root, script), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, SELVEDGE_NOW: now },
  });
const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.on("close", resolve));

describe("16: two processes at once", () => {
  it("the second is refused with who writes, nothing of its file is stored, and it gets in afterwards", async () => {
    const scene = workspace();
    const path = file("late.csv", lineOf(1));
    const writer = started("src/store/append-forever.fixture.ts", scene);
    await new Promise((resolve) => writer.stdout?.once("data", resolve));
    try {
      const refused = await selvedge("import", path, "--json", "--workspace", scene);
      expectSaid(refused, { code: "workspace.locked", exit: 4, words: [`${writer.pid}`] });
    } finally {
      writer.kill("SIGKILL");
      await ended(writer);
    }
    const registered = readFileSync(join(scene, log), "utf8").match(/"import-registered"/g);
    expect(registered).toHaveLength(1);
    expect((await arrive(scene, path)).file).toMatchObject({ accepted: 1, already: false });
  });

  it("of two imports started together, each that ended well is there, and no other", async () => {
    const scene = workspace();
    const files = [1, 2].map((n) => file(`both-${n}.csv`, lineOf(n)));
    const codes = await Promise.all(
      files.map((path) => ended(started("bin/selvedge.mjs", "import", path, "--workspace", scene))),
    );
    for (const code of codes) expect([0, 4]).toContain(code);
    expect(codes).toContain(0);
    const found = await rowsOf(scene);
    expect(["P-1", "P-2"].map((key) => found.has(key))).toEqual(codes.map((code) => code === 0));
    await expectSound(scene);
  });
});

describe("19: power that went in the middle of a write", () => {
  it("half a line at the end of the log is set aside, rows that no event names are swept, and the import is done again", async () => {
    const whole = workspace();
    const path = file("cut.csv", lineOf(1));
    const scene = workspace();
    const before = readFileSync(join(scene, log), "utf8");
    const { file: done } = await arrive(whole, path);
    const line = readFileSync(join(whole, log), "utf8").slice(before.length);
    cpSync(join(whole, "records", done.import), join(scene, "records", done.import), { recursive: true });
    appendFileSync(join(scene, log), line.slice(0, line.length >> 1));
    const found = (await selvedge("verify", scene, "--json")).json();
    expect(found.ok).toBe(false);
    expect(found.problems.map(({ what }: any) => what)).toEqual(
      expect.arrayContaining(["log", "unregistered"]),
    );
    expect((await rowsOf(scene)).has("P-1")).toBe(false);
    expect((await arrive(scene, path)).file).toMatchObject({ already: false, accepted: 1 });
    expect(readFileSync(join(scene, log), "utf8")).toBe(before + line);
    expect(contentsOf(join(scene, "records"))).toEqual(contentsOf(join(whole, "records")));
  });

  it("rows whose pages never reached the disk are named, and nothing is answered from them", async () => {
    const scene = workspace();
    const { file: done } = await arrive(scene, file("lost.csv", lineOf(1)));
    const rows = join(scene, "records", done.import, "rows.parquet");
    const bytes = readFileSync(rows);
    writeFileSync(rows, Buffer.alloc(bytes.length));
    const refused = await selvedge("screen", "--json", "--workspace", scene);
    expectSaid(refused, {
      code: "workspace.damaged",
      words: [`records/${done.import}/rows.parquet`, "verify"],
    });
    writeFileSync(rows, bytes);
    await expectSound(scene);
  });
});

describe("20: one bit of a kept file altered", () => {
  const flipped = async (place: (imported: any) => string) => {
    const scene = workspace();
    const path = file("kept-too.csv", lineOf(1));
    const { file: imported } = await arrive(scene, path);
    const altered = place(imported);
    const bytes = readFileSync(join(scene, altered));
    bytes[7] = (bytes[7] ?? 0) ^ 1;
    writeFileSync(join(scene, altered), bytes);
    return { scene, path, altered, imported };
  };

  it.each<[string, (imported: any) => string]>([
    ["the file as it came", ({ sha256 }) => `originals/${sha256}`],
    ["its rows", (imported) => `records/${imported.import}/rows.parquet`],
    ["its remarks", (imported) => `records/${imported.import}/issues.parquet`],
  ])("%s: verify names the file, both hashes and the event", async (_what, place) => {
    const { scene, altered } = await flipped(place);
    const answer = await selvedge("verify", scene, "--json");
    expect([answer.code, answer.json().ok]).toEqual([3, false]);
    expect(answer.json().problems).toMatchObject([
      { path: altered, message: expect.stringMatching(/altered.*event 6/) },
    ]);
    expect(answer.json().problems[0].hint).toContain("copy");
  });

  it("rows: nothing is screened, assessed or exported from them, and no file is written", async () => {
    const { scene, altered, path } = await flipped((imported) => `records/${imported.import}/rows.parquet`);
    const out = join(dir, "from-altered.csv");
    for (const argv of [
      ["screen"],
      ["assess"],
      ["locate"],
      ["export", "parties", "--out", out],
      ["import", path],
    ])
      expectSaid(await selvedge(...argv, "--json", "--workspace", scene), {
        code: "workspace.damaged",
        words: [altered, "Put the file back", "verify"],
      });
    expect(readdirSync(dir)).not.toContain("from-altered.csv");
  });

  it("the file as it came: importing it again puts the true bytes back", async () => {
    const { scene, path, imported } = await flipped(({ sha256 }) => `originals/${sha256}`);
    const again = await selvedge("import", path, "--json", "--workspace", scene);
    expect([again.code, again.json().files[0].already]).toEqual([0, true]);
    expect(readFileSync(join(scene, "originals", imported.sha256)).equals(readFileSync(path))).toBe(true);
    await expectSound(scene);
  });
});

describe("21: a log that is not what was written", () => {
  const altered = async (change: (lines: readonly string[]) => readonly string[]) => {
    const scene = workspace();
    await arrive(scene, file("logged.csv", lineOf(1)));
    const lines = readFileSync(join(scene, log), "utf8").trimEnd().split("\n");
    writeFileSync(join(scene, log), `${change(lines).join("\n")}\n`);
    return scene;
  };
  type Lines = readonly string[];
  const last = (lines: Lines): string => lines.at(-1) ?? "";

  it.each<[string, (lines: Lines) => Lines, RegExp]>([
    ["truncated", (lines) => lines.slice(0, -1), /the log was cut/],
    [
      "reordered",
      (lines) => [...lines.slice(0, -2), last(lines), lines.at(-2) ?? ""],
      /Line 5 .*event 6 where 5 was expected/,
    ],
    ["with a line taken out", (lines) => [...lines.slice(0, -2), last(lines)], /Line 5 .*event 6 where 5/],
    ["forked", (lines) => [...lines, last(lines).replace("logged.csv", "forked.csv")], /Line 7 .*damaged/],
    ["with a word changed", (lines) => lines.map((line) => line.replace("kept.csv", "kepT.csv")), /damaged/],
  ])("%s: named by verify, and nothing is answered or written", async (_what, change, said) => {
    const scene = await altered(change);
    const before = contentsOf(scene);
    const verified = await selvedge("verify", scene, "--json");
    expect([verified.code, verified.json().ok]).toEqual([3, false]);
    for (const argv of [["screen"], ["import", file("next.csv", lineOf(2))]]) {
      const refused = await selvedge(...argv, "--json", "--workspace", scene);
      expectSaid(refused, { code: "workspace.damaged", words: ["log", "copy"] });
      expect(refused.json().error.message).toMatch(said);
    }
    expect(contentsOf(scene)).toEqual(before);
  });

  it("a clock set back three years is remarked on; the order is that of the log", async () => {
    const scene = workspace();
    const first = file("logged.csv", lineOf(1));
    await arrive(scene, first);
    const second = await arrive(scene, file("earlier.csv", lineOf(2)), "--now", "2023-11-22T09:00:00Z");
    const { ok, remarks } = (await selvedge("verify", scene, "--json")).json();
    expect([ok, remarks]).toEqual([
      true,
      [
        expect.stringMatching(/^Event 7 is dated 2023-11-22.*order is that of the log/),
        expect.stringMatching(/^The end of the log is not proven/),
      ],
    ]);
    expect([...(await rowsOf(scene)).keys()]).toEqual(["K-1", "P-1", "P-2"]);
    const undone = await selvedge("undo", second.file.import, "--reason", "clock", "--workspace", scene);
    expect(undone.code).toBe(0);
    expect([...(await rowsOf(scene)).keys()]).toEqual(["K-1", "P-1"]);
  });
});
