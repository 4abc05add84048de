import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import type { PublisherReader } from "../../src/lists/publishers/publisher-reader.ts";
import {
  millNames,
  smallEntry,
  smallPage,
  smallReader,
  smallVersion,
} from "../../src/lists/update/small-list.fixture.ts";
import { type Handler, loopbackServer } from "../../src/net/loopback.fixture.ts";
import { html, publisher, sends } from "./publisher.ts";

const key = "xx-two";
const names = millNames(20);
const server = await loopbackServer();
afterAll(() => server.close());

/** A list in two files, names and countries; what it read last is told. */
let read: readonly string[] = [];
const reader: PublisherReader = {
  ...smallReader(`${server.origin}/names.html`),
  key,
  files: ["names.html", "countries.html"].map((name) => ({
    name,
    url: `${server.origin}/${name}`,
    mediaTypes: ["text/html"],
    mostBytes: 100_000,
  })),
  read: ({ files }) => {
    const texts = files.map(({ bytes }) => Buffer.from(bytes).toString());
    read = texts;
    const countries = [texts[1]?.trim() ?? ""];
    const entries = names.map((name) => smallEntry(name, { list: key, countries }));
    return { version: smallVersion("2026-11-10", entries, { key }), audit: [] };
  },
};
const { at, workspace } = await publisher();

const served: Record<string, { text: string; etag: string } | number> = {};
const serve: Handler = (request, response) => {
  const file = served[request.url ?? ""] ?? 404;
  if (typeof file === "number") response.writeHead(file).end();
  else if (request.headers["if-none-match"] === file.etag) response.writeHead(304).end();
  else sends(file.text, { ...html, etag: file.etag })(request, response);
};
const update = async () => {
  server.answer(serve);
  const answer = await at({ readers: [reader] }, "lists", "update", key, "--json");
  return { code: answer.code, list: answer.json().lists[0] };
};

it("a list of two files is asked for file by file, and read from all of them or not at all", async () => {
  served["/names.html"] = { text: smallPage("2026-11-10", names), etag: '"n1"' };
  served["/countries.html"] = { text: "CN", etag: '"c1"' };
  expect(await update()).toMatchObject({ code: 0, list: { outcome: "updated", entries: 20 } });

  // One has changed, the other is still the same: the reader gets the new one and the one at hand.
  served["/countries.html"] = { text: "BD", etag: '"c2"' };
  expect(await update()).toMatchObject({ code: 0, list: { outcome: "updated" } });
  expect(read).toEqual([smallPage("2026-11-10", names), "BD"]);
  const last = JSON.parse(
    readFileSync(join(workspace, "log", "000001.jsonl"), "utf8")
      .trimEnd()
      .split("\n")
      .at(-1) ?? "",
  );
  expect(last.data.files.map(({ name, etag }: any) => [name, etag])).toEqual([
    ["names.html", '"n1"'],
    ["countries.html", '"c2"'],
  ]);
  expect((await update()).list.outcome).toBe("unchanged");

  // One is gone: nothing of the other is used.
  served["/names.html"] = { text: smallPage("2026-11-20", names), etag: '"n2"' };
  served["/countries.html"] = 404;
  read = [];
  expect(await update()).toMatchObject({ code: 4, list: { outcome: "failed", published: "2026-11-10" } });
  expect(read).toEqual([]);
});
