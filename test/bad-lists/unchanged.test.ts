import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ownListReader } from "../../src/lists/publishers/own-list/reader.ts";
import { smallKey, smallReader } from "../../src/lists/update/small-list.fixture.ts";
import { contentsOf } from "../bad-inputs/intake.ts";
import { expectContract, firstDay, firstPage, html, publisher, sends } from "./publisher.ts";

const { server, dir, workspace, run, status } = await publisher((url) => [smallReader(url), ownListReader]);
const events = (): any[] =>
  readFileSync(join(workspace, "log/000001.jsonl"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
const inForce = async (key: string): Promise<any> =>
  (await run("lists", "status", "--json")).json().lists.find((list: any) => list.key === key);

const unchangedOf = (etag: string): void =>
  server.answer((request, response) =>
    response.writeHead(request.headers["if-none-match"] === etag ? 304 : 500).end(),
  );

it("a file that the publisher says has not changed moves the day on which it was seen, once a day", async () => {
  unchangedOf('"first"');
  const { version } = await status();
  const answer = await run("lists", "update", smallKey, "--json");
  expectContract("lists-update", answer.json());
  expect(answer.json().lists).toMatchObject([
    { outcome: "unchanged", version, published: firstDay, checked: "2026-11-22", ageDays: 21 },
  ]);
  const before = contentsOf(workspace);
  expect((await run("lists", "update", smallKey)).out).toContain("last seen unchanged at the publisher");
  expect(contentsOf(workspace)).toEqual(before);
  const late = ["--now", "2026-12-20T09:00:00Z"];
  const later = (await run("lists", "status", "--json", ...late)).json().lists;
  expect(later.find(({ key }: any) => key === smallKey)).toMatchObject({
    ageDays: 49,
    stale: false,
    checked: "2026-11-22",
  });
  const stale = (await run("lists", "status", "--json", "--now", "2026-12-23T09:00:00Z")).json().lists;
  expect(stale.find(({ key }: any) => key === smallKey).staleBecause).toEqual([
    "last seen unchanged 31 days ago; a newer one is to be expected after 30 days",
  ]);
});

it("the same page under another mark is the same version, and the next time it is asked by the new mark", async () => {
  server.answer(sends(firstPage, { ...html, etag: '"second"' }));
  const { version } = await status();
  expect((await run("lists", "update", smallKey, "--json")).json().lists[0]).toMatchObject({
    outcome: "unchanged",
    version,
  });
  unchangedOf('"second"');
  expect((await run("lists", "update", smallKey, "--json")).code).toBe(0);
  const checks = events().filter(({ type }) => type === "list-checked");
  expect(checks.map(({ data }) => [data.version, data.files?.map(({ etag }: any) => etag)])).toEqual([
    [version, undefined],
    [version, ['"second"']],
  ]);
  expect((await run("verify", "--json")).json()).toMatchObject({ ok: true, problems: [] });
});

const heading =
  "name,kind,aliases,former_names,local_names,countries,identifiers,listed,removed,sublist,remarks,source,source_date";
const own = (name: string, rows: readonly string[]): string => {
  writeFileSync(join(dir, name), `${[heading, ...rows].join("\n")}\n`);
  return join(dir, name);
};
const row = (name: string): string => `${name},organisation,,,,CN,,2026-01-01,,,,minutes,2026-01-01`;
const offer = (path: string, day: string) =>
  run("lists", "update", "--from", path, "--as", "our_list", "--retrieved", day, "--json");

it("files that give no day are one version, whenever they were had", async () => {
  const path = own("own-list.csv", [row("Zorbeck Oils"), row("Orvane Foods")]);
  expect((await offer(path, "2026-11-10")).json().lists[0]).toMatchObject({ outcome: "updated" });
  const { version } = await inForce("our_list");
  expect((await offer(path, "2026-11-15")).json().lists[0]).toMatchObject({
    outcome: "unchanged",
    version,
    published: "2026-11-10",
    checked: "2026-11-15",
  });
  expect((await offer(path, "2026-11-12")).json().lists[0]).toMatchObject({
    outcome: "unchanged",
    checked: "2026-11-15",
  });
  expect((await run("lists", "diff", "our_list")).err).toContain("Only one version of our_list");
});

it("other files that were had before the version in force was last seen are held", async () => {
  const path = own("earlier.csv", [row("Zorbeck Oils"), row("Qimulo Works")]);
  const held = await offer(path, "2026-11-12");
  expect([held.code, held.json().lists[0]]).toMatchObject([3, { outcome: "kept", checked: "2026-11-15" }]);
  expect(held.json().lists[0].checks).toContainEqual(
    expect.objectContaining({ check: "date", result: "fail", received: "files of 2026-11-12" }),
  );
  const newer = own("newer.csv", [row("Zorbeck Oils"), row("Orvane Foods"), row("Qimulo Works")]);
  expect((await offer(newer, "2026-11-16")).json().lists[0]).toMatchObject({
    outcome: "updated",
    published: "2026-11-16",
    checked: null,
  });
});

it("what was held is no longer shown once the publisher is seen to say what is in force", async () => {
  server.answer(sends(`${firstPage}more\n`, { ...html, etag: '"third"' }));
  expect((await run("lists", "update", smallKey, "--json")).json().lists[0].outcome).toBe("kept");
  expect((await status()).held).not.toBeNull();
  server.answer(sends(firstPage, { ...html, etag: '"fourth"' }));
  expect((await run("lists", "update", smallKey, "--json")).json().lists[0].outcome).toBe("unchanged");
  expect((await status()).held).toBeNull();
});
