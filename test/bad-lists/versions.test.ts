import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { millNames, smallKey, smallPage, smallReader } from "../../src/lists/update/small-list.fixture.ts";
import { selvedge } from "../terminal.ts";
import { expectContract, publisher, sends } from "./publisher.ts";

const { server, dir, workspace, url, run, status, updateFails, expectOldServes } = await publisher();

const day = "2026-11-15";
const names = millNames(40);
const logLines = () =>
  readFileSync(join(workspace, "log", "000001.jsonl"), "utf8")
    .trimEnd()
    .split("\n");

describe("what arrives whole and is wrong", () => {
  it("another page in its place", async () => {
    server.answer(sends("<html><h1>Our new website</h1></html>"));
    const { held, issues } = await updateFails({ code: 3, words: ["readable", "MILLS and a day"] });
    expect(issues[0]).toMatchObject({ code: "list.invalid", file: "page.html" });
    expect(readFileSync(join(workspace, "originals", held.files[0].sha256), "utf8")).toContain("new website");
  });

  it("an empty file, and a list without entries", async () => {
    server.answer(sends(""));
    await updateFails({ code: 3, words: ["readable"] });
    server.answer(sends(smallPage(day, [])));
    await updateFails({ code: 3, words: ["count", "10 to 60 entries (40 of them in 2026)", "0 entries"] });
  });

  it("every entry twice", async () => {
    server.answer(sends(smallPage(day, [...names, ...names])));
    const { checks } = await updateFails({ code: 3, words: ["doubled", "80 entries, 40 different"] });
    expect(checks.find(({ check }: any) => check === "count").result).toBe("fail");
  });

  it("a part of the list, with the names of what is gone", async () => {
    server.answer(sends(smallPage(day, names.slice(0, 30))));
    const { checks } = await updateFails({ code: 3, words: ["entries gone", "10 gone (25 %)"] });
    expect(checks.find(({ check }: any) => check === "entries gone").entries).toContain(names[39]);
  });

  it("without one of its sections", async () => {
    server.answer(sends(smallPage(day, names, () => "i")));
    await updateFails({ code: 3, words: ["sections", "none in ii"] });
  });

  it("an older one, and one of the day after tomorrow", async () => {
    server.answer(sends(smallPage("2026-10-01", names)));
    await updateFails({ code: 3, words: ["date", "published 2026-10-01"] });
    server.answer(sends(smallPage("2026-11-24", names)));
    await updateFails({ code: 3, words: ["date", "published 2026-11-24"] });
  });

  it("the same wrong file again is recorded once", async () => {
    const before = logLines().length;
    await run("lists", "update", smallKey);
    await run("lists", "update", smallKey);
    expect(logLines().length).toBe(before);
  });

  it("a reader that breaks on what came: a refusal like another, and said to be ours", async () => {
    server.answer(sends(smallPage(day, names)));
    const broken = {
      ...smallReader(url),
      read: (): never => {
        throw new TypeError("cells is not iterable");
      },
    };
    await updateFails(
      { code: 3, words: ["readable", "cells is not iterable", "report this"] },
      { readers: [broken] },
    );
  });
});

describe("what a person does with it", () => {
  const fewer = names.slice(0, 36);

  it("sees it in the status, and compares it with the one in force", async () => {
    server.answer(sends(smallPage(day, fewer)));
    await updateFails({ code: 3, words: ["entries gone"] });
    expect((await status()).held).toMatchObject({ published: day, failed: ["entries gone"] });
    const text = (await run("lists", "status")).out.replace(/\s+/g, " ");
    expect(text).toContain("download reader: untested against a real file");
    expect(text).toContain(`a version published ${day} is held since 2026-11-22 and not used (entries gone)`);
    const diff = (await run("lists", "diff", smallKey, `${smallKey}@held`, "--json")).json();
    expectContract("lists-diff", diff);
    expectContract("lists-status", (await run("lists", "status", "--json")).json());
    expect(diff).toMatchObject({
      from: { held: false },
      to: { held: true, entries: 36 },
      counts: { removed: 4 },
    });
    expect(diff.changes).toHaveLength(4);
  });

  it.each([
    [["--accept", smallKey], "--by and --reason"],
    [["--accept", smallKey, "--by", "A. Falk"], "--by and --reason"],
    [["--by", "A. Falk", "--reason", "looked"], "belong to --accept"],
    [[smallKey, "--accept", smallKey, "--by", "A. Falk", "--reason", "looked"], "stands alone"],
    [["--as", "eu_fsf"], "belongs to --from"],
  ])("cannot accept it with %j", async (argv, words) => {
    const { code, err } = await run("lists", "update", ...argv);
    expect([code, err.replace(/\s+/g, " ")]).toEqual([2, expect.stringContaining(words)]);
    await expectOldServes();
  });

  it("cannot accept what is not held, nor what could not be read", async () => {
    const said = ["--by", "A. Falk", "--reason", "looked"];
    const nothing = await run("lists", "update", "--accept", "ffffffff", ...said);
    expect([nothing.code, nothing.err]).toEqual([3, expect.stringContaining("Nothing is held")]);
    server.answer(sends("<html></html>"));
    const { held } = await updateFails({ code: 3, words: ["readable"] });
    const unread = await run("lists", "update", "--accept", held.files[0].sha256, ...said);
    expect([unread.code, unread.err.replace(/\s+/g, " ")]).toEqual([
      3,
      expect.stringContaining("could not be read"),
    ]);
    await expectOldServes();
  });

  it("cannot accept by its list's key where other files are held too: the key does not say which one was looked at", async () => {
    server.answer(sends(smallPage(day, fewer)));
    await updateFails({ code: 3, words: ["entries gone"] });
    server.answer(sends("<html></html>"));
    await updateFails({ code: 3, words: ["readable"] });
    const shown = (await status()).held;
    expect(shown.sha256).toBeNull();
    const said = ["--by", "A. Falk", "--reason", "looked at the last file"];
    const { code, err } = await run("lists", "update", "--accept", smallKey, ...said);
    const text = err.replace(/\s+/g, " ");
    expect([code, text]).toEqual([3, expect.stringContaining(`are held of ${smallKey}`)]);
    expect(text).toContain("could not be read");
    expect(text).toContain(`(published ${day}, came `);
    await expectOldServes();
  });

  it("accepts it with name and reason: both stand in the log, and what is gone keeps its last day", async () => {
    server.answer(sends(smallPage(day, fewer)));
    const { held } = await updateFails({ code: 3, words: ["entries gone"] });
    const accepted = await run(
      "lists",
      "update",
      "--accept",
      held.sha256.slice(0, 10),
      "--by",
      "A. Falk",
      "--reason",
      "the gazette of 14 November removes four",
      "--json",
    );
    expect([accepted.code, accepted.err]).toEqual([0, ""]);
    expect(accepted.json().lists[0]).toMatchObject({
      outcome: "updated",
      published: day,
      accepted: {
        by: "A. Falk",
        reason: "the gazette of 14 November removes four",
        failed: ["entries gone"],
      },
      held: null,
    });
    expect(JSON.parse(logLines().at(-1) ?? "")).toMatchObject({
      type: "list-registered",
      by: "tester",
      data: {
        key: smallKey,
        accepted: { by: "A. Falk", failed: ["entries gone"] },
        files: [{ name: "page.html" }],
      },
    });
    expect(accepted.json().lists[0]).toMatchObject({ entries: 36, ended: 4, entriesBefore: 40 });
    expect(await status()).toMatchObject({ entries: 36, ended: 4 });
    const diff = (await run("lists", "diff", smallKey, "--json")).json();
    expect(diff.counts).toMatchObject({ removed: 4 });
    expect(diff.changes[0]).toMatchObject({ kind: "removed", after: "last listed 2026-11-14" });
    expect((await run("verify", "--json")).json()).toMatchObject({ ok: true });
  });

  it("cannot accept what was held against another version than the one in force", async () => {
    const held = logLines()
      .map((line) => JSON.parse(line))
      .find(({ type, data }) => type === "list-held" && data.candidate !== undefined);
    const { code, err } = await run(
      "lists",
      "update",
      "--accept",
      held.data.candidate.sha256,
      "--by",
      "A. Falk",
      "--reason",
      "looked",
    );
    expect([code, err.replace(/\s+/g, " ")]).toEqual([3, expect.stringContaining("was held against")]);
  });

  it("an update that passes takes its place, and what is gone is named", async () => {
    server.answer(sends(smallPage("2026-11-20", [...names.slice(0, 35), "Mill 41 Spinning=Mill 41"])));
    const { code, json } = await run("lists", "update", "--json");
    expect(code).toBe(0);
    expect(json().lists[0]).toMatchObject({ outcome: "updated", published: "2026-11-20", ageDays: 2 });
    const look = json().lists[0].checks.filter(({ result }: any) => result === "look");
    expect(look).toEqual([
      expect.objectContaining({ check: "entries gone", entries: [names[35]] }),
      expect.objectContaining({ check: "entries new", entries: ["Mill 41 Spinning"] }),
    ]);
    const { out } = await run("lists", "diff", smallKey);
    expect(out).toContain("1 added, 1 removed");
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  it("compares by a version's beginning; names that fit none or belong to two lists are refused", async () => {
    const versions = (await run("lists", "diff", `${smallKey}@2026-11-01`, "--json")).json();
    expect(versions).toMatchObject({ from: { published: "2026-11-01" }, to: { published: "2026-11-20" } });
    const none = await run("lists", "diff", `${smallKey}@1999`);
    expect([none.code, none.err]).toEqual([3, expect.stringContaining("fits")]);
    const other = await run("lists", "diff", smallKey, "us-uflpa");
    expect([other.code, other.err.replace(/\s+/g, " ")]).toEqual([
      2,
      expect.stringContaining("two versions of one list"),
    ]);
    const single = await run("lists", "diff", "us-uflpa");
    expect([single.code, single.err]).toEqual([3, expect.stringContaining("Only one version")]);
    const nowhere = await selvedge("lists", "diff", smallKey, "--workspace", join(dir, "nowhere"));
    expect(nowhere.code).toBe(3);
  });
});
