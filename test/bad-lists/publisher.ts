import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import { z } from "zod";
import type { PublisherReader } from "../../src/lists/publishers/publisher-reader.ts";
import { millNames, smallKey, smallPage, smallReader } from "../../src/lists/update/small-list.fixture.ts";
import { quickLimits } from "../../src/net/asking.fixture.ts";
import { download } from "../../src/net/download.ts";
import type { Limits } from "../../src/net/limits.ts";
import { type Handler, type LoopbackServer, loopbackServer } from "../../src/net/loopback.fixture.ts";
import type { ListSources } from "../../src/operations/list-sources.ts";
import { type Answer, folder, root, runWith } from "../terminal.ts";

export const html = { "content-type": "text/html" };
/** A mill of the list, and the customer's supplier of that name. */
export const listedName = "Mill 07 Spinning Co., Ltd.";
export const firstDay = "2026-11-01";
export const firstPage = smallPage(firstDay, millNames(40));

/** What a test may change about where lists come from. */
export interface Sourcing {
  readonly readers?: readonly PublisherReader[];
  readonly ca?: string;
  readonly limits?: Partial<Limits>;
}

/** The answer is what `contract/` says, with nothing beside it. */
export function expectContract(verb: string, answer: unknown): void {
  const schema = z.fromJSONSchema(
    JSON.parse(readFileSync(join(root, "contract", `${verb}.schema.json`), "utf8")),
  );
  expect(schema.safeParse(answer).error?.issues ?? []).toEqual([]);
}

/** Answers with a page. */
export const sends =
  (page: string | Uint8Array, headers: Record<string, string | number> = html): Handler =>
  (_request, response) =>
    void response.writeHead(200, headers).end(page);

/**
 * A publisher's server, and a workspace that holds its list of 1 November with 40 mills and one supplier of the name of one.
 * To be called once, at the top of a test file.
 */
export async function publisher(
  readerOf: (url: string) => readonly PublisherReader[] = (url) => [smallReader(url)],
) {
  const server: LoopbackServer = await loopbackServer();
  const dir = folder();
  const workspace = join(dir, "acme");
  const url = `${server.origin}/mills.html`;
  afterAll(() => server.close());

  const sourcesOf = ({ readers = readerOf(url), ca, limits = {} }: Sourcing): ListSources => ({
    readers,
    download: (request) => download(request, { loopback: { ca }, limits: { ...quickLimits, ...limits } }),
  });

  const at = (sourcing: Sourcing, ...argv: string[]): Promise<Answer> =>
    runWith({ listSources: sourcesOf(sourcing) }, [...argv, "--workspace", workspace]);
  const run = (...argv: string[]): Promise<Answer> => at({}, ...argv);

  beforeAll(async () => {
    const parties = join(dir, "parties.csv");
    writeFileSync(parties, `party,name,country\nP-1,"${listedName}",CN\n`);
    expect((await run("import", parties)).code).toBe(0);
    server.answer(sends(firstPage, { ...html, etag: '"first"' }));
    const first = await run("lists", "update", smallKey, "--json");
    expect([first.code, first.json().lists[0]]).toMatchObject([
      0,
      { outcome: "updated", published: firstDay, before: null, entries: 40 },
    ]);
  });

  /** The list in force as `lists status` says it. */
  const status = async (): Promise<any> =>
    (await run("lists", "status", "--json")).json().lists.find(({ key }: any) => key === smallKey);

  /** The first version serves: status, screening and verify answer from it, with its age. */
  const expectOldServes = async (): Promise<void> => {
    expect(await status()).toMatchObject({ published: firstDay, entries: 40, ageDays: 21, stale: false });
    const [line] = (await run("screen", "--json")).lines();
    const version = (await status()).version;
    expect(line.hits).toContainEqual(expect.objectContaining({ list: smallKey, name: listedName, version }));
    expect(line.screened.lists).toContainEqual({ key: smallKey, version });
    expect((await run("verify", "--json")).json()).toMatchObject({ ok: true, problems: [] });
  };

  /** One update that does not go through: its exit code and outcome; the first version serves afterwards. */
  const updateFails = async (
    expected: { readonly code: 3 | 4; readonly words: readonly string[] },
    sourcing: Sourcing = {},
  ): Promise<any> => {
    const answer = await at(sourcing, "lists", "update", smallKey, "--json");
    expectContract("lists-update", answer.json());
    const [list] = answer.json().lists;
    expect([answer.code, list.outcome, answer.err]).toEqual([
      expected.code,
      expected.code === 3 ? "kept" : "failed",
      "",
    ]);
    expect(list).toMatchObject({ published: firstDay, entries: 40, ageDays: 21 });
    const told = JSON.stringify([list.checks.filter(({ result }: any) => result === "fail"), list.issues]);
    for (const word of expected.words) expect(told).toContain(word);
    const page = await at(sourcing, "lists", "update", smallKey);
    expect([page.code, page.err]).toEqual([expected.code, ""]);
    expect(page.out).toContain("the old version stays");
    for (const line of page.out.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    await expectOldServes();
    return list;
  };

  return { server, dir, workspace, url, run, at, sourcesOf, status, expectOldServes, updateFails };
}
