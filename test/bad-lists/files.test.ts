import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { PublisherReader } from "../../src/lists/publishers/publisher-reader.ts";
import { millNames, smallKey, smallPage, smallReader } from "../../src/lists/update/small-list.fixture.ts";
import { publisher } from "./publisher.ts";

/** A form whose key the user gives: the same page, under another key. */
const givenForm = (url: string): PublisherReader => {
  const own = smallReader(url);
  return {
    ...own,
    key: "page-form",
    keys: "given",
    files: own.files.map((file) => ({ ...file, name: "list.page" })),
    read: (request) => {
      const { version, audit } = own.read(request);
      const { key = "" } = request;
      return {
        version: { ...version, key, entries: version.entries.map((each) => ({ ...each, list: key })) },
        audit,
      };
    },
  };
};
/** A list of two files. */
const pairReader = (url: string): PublisherReader => {
  const own = smallReader(url);
  const [page] = own.files;
  return {
    ...own,
    key: "xx-pair",
    files: [page!, { ...page!, name: "aliases.txt" }],
    read: (request) => {
      const { version, audit } = own.read(request);
      return { version: { ...version, key: "xx-pair" }, audit };
    },
  };
};

const { server, dir, workspace, run, status, expectOldServes } = await publisher((url) => [
  smallReader(url),
  givenForm(url),
  pairReader(url),
]);

let count = 0;
const file = (name: string, content: string): string => {
  count += 1;
  const inbox = join(dir, `inbox-${count}`);
  mkdirSync(inbox);
  writeFileSync(join(inbox, name), content);
  return join(inbox, name);
};
const names = millNames(40);
const page = (day: string, some: readonly string[] = names) => smallPage(day, some);
const update = async (...argv: string[]) => {
  const asked = server.asked.length;
  const answer = await run("lists", "update", ...argv, "--json");
  expect(server.asked.length).toBe(asked);
  return answer;
};

describe("files from the disk, with no connection opened", () => {
  it("what they do not hold well enough is held, as what is fetched", async () => {
    const { code, json } = await update(
      smallKey,
      "--from",
      file("saved.html", page("2026-11-10", names.slice(9))),
    );
    expect([code, json().lists[0].outcome]).toEqual([3, "kept"]);
    await expectOldServes();
  });

  it("a file that names no day of its own needs one", async () => {
    const path = file("page.html", page("2026-11-22"));
    const refused = await update(smallKey, "--from", path);
    expect([refused.code, refused.json().error]).toMatchObject([2, { code: "usage.date" }]);
    expect(refused.err.replace(/\s+/g, " ")).toContain("--retrieved YYYY-MM-DD");
    const later = await update(smallKey, "--from", path, "--retrieved", "2026-11-23");
    expect([later.code, later.json().error.message]).toEqual([2, expect.stringContaining("after today")]);
    await expectOldServes();
  });

  it("a single file may have any name; it is found by its own where no list is named", async () => {
    const named = await update(
      smallKey,
      "--from",
      file("saved.html", page("2026-11-10", [...names, "Mill 41 Spinning"])),
    );
    expect([named.code, named.json().lists[0]]).toMatchObject([0, { outcome: "updated", entries: 41 }]);
    const found = await update(
      "--from",
      file("page.html", page("2026-11-12", [...names, "Mill 41 Spinning"])),
    );
    expect([found.code, found.json().lists[0]]).toMatchObject([
      0,
      { key: smallKey, published: "2026-11-12" },
    ]);
    expect(await status()).toMatchObject({ published: "2026-11-12", ageDays: 10 });
  });

  it("a folder: the files of the list are taken, the others named", async () => {
    const path = file("page.html", page("2026-11-13"));
    writeFileSync(join(path, "..", "aliases.txt"), "");
    writeFileSync(join(path, "..", "notes.txt"), "mine");
    const { code, json } = await update("xx-pair", "--from", join(path, ".."));
    expect([code, json().lists[0]]).toMatchObject([0, { key: "xx-pair", outcome: "updated", before: null }]);
    expect(json().lists[0].issues).toEqual([expect.objectContaining({ file: "notes.txt" })]);
  });

  it("a form without a key of its own, under the key that is given", async () => {
    const path = file("export.page", page("2026-11-13"));
    const { code, json } = await update("page-form", "--from", path, "--as", "eu_fsf");
    expect([code, json().lists[0]]).toMatchObject([0, { key: "eu_fsf", outcome: "updated", entries: 40 }]);
    const again = await update("--from", path, "--as", "eu_fsf");
    expect([again.code, again.json().lists[0].outcome]).toEqual([0, "unchanged"]);
    const [line] = (await run("screen", "--json")).lines();
    expect(line.hits.map(({ list }: any) => list)).toContain("eu_fsf");
  });

  it.each(["../../etc", "__proto__", "a".repeat(200), "Eu_fsf", "con.", ""])(
    "the key %j, which cannot name a list, is refused before anything is kept",
    async (key) => {
      const kept = () => readdirSync(join(workspace, "originals")).sort();
      const before = kept();
      const { code, err } = await update(
        "--from",
        file("list.page", `${page("2026-11-13")}${key}`),
        "--as",
        key,
      );
      expect([code, err]).toEqual([2, expect.stringContaining(key === "" ? "name the list" : "cannot name")]);
      expect(kept()).toEqual(before);
      expect((await run("verify", "--json")).json().ok).toBe(true);
    },
  );

  it.each([
    [[smallKey, "us-x", "--from", "FILE"], 2, "files of one list"],
    [["--from", "FILE"], 2, "do not say which list"],
    [["us-unknown", "--from", "FILE"], 3, "No reader fetches us-unknown"],
    [["us-unknown"], 3, "Lists that can be fetched: xx-mills, xx-pair"],
    [[smallKey, "--retrieved", "2026-11-01"], 2, "belongs to --from"],
    [[smallKey, "--from", "NONE"], 3, "no file"],
  ])("%j is refused", async (argv, exit, words) => {
    const path = file("other.txt", "x");
    const { code, err } = await update(
      ...argv.map((word) => (word === "FILE" ? path : word === "NONE" ? join(dir, "none") : word)),
    );
    expect([code, err.replace(/\s+/g, " ")]).toEqual([exit, expect.stringContaining(words)]);
  });
});
