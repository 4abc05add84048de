import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { millNames, smallKey, smallPage } from "../src/lists/update/small-list.fixture.ts";
import { expectContract, listedName, publisher, sends } from "./bad-lists/publisher.ts";

const { server, dir, run } = await publisher();
const names = millNames(40);
const woven = "Zhenghe Weaving Co., Ltd.";
const thread = "Harbour Thread Works";
const other = "Yulin Garment Trading Ltd";

/** The list with these names instead of those of the first page. */
const pageOf = (
  day: string,
  instead: Readonly<Record<string, string>>,
  more: readonly string[] = [],
): string => smallPage(day, [...names.map((name) => instead[name] ?? name), ...more]);

async function updated(page: string): Promise<any> {
  server.answer(sends(page));
  expect((await run("lists", "update", smallKey)).code).toBe(0);
  const diff = (await run("lists", "diff", smallKey, "--json")).json();
  expectContract("lists-diff", diff);
  return diff.affected;
}

const kinds = ({ changes }: any): string[] => changes.map(({ bucket, key }: any) => `${bucket} ${key}`);

beforeAll(async () => {
  const parties = join(dir, "more.csv");
  const rows = [`P-2,"${woven}",CN`, `P-3,${thread},CN`, `P-4,${other},CN`, `P-5,"${names[8]}",CN`];
  writeFileSync(parties, `${["party,name,country", ...rows].join("\n")}\n`);
  expect((await run("import", parties)).code).toBe(0);
});

describe("who of the workspace's parties a new version affects", () => {
  it("is newly affected by an entry and by an alias that were added, and nobody else", async () => {
    const affected = await updated(
      pageOf("2026-11-10", { [names[11] ?? ""]: `${names[11]}=${thread}` }, [woven]),
    );
    expect(kinds(affected)).toEqual(["newly-affected P-2", "newly-affected P-3"]);
    expect(affected).toMatchObject({
      parties: 5,
      screened: 2,
      counts: { "newly-affected": 2, "no-longer-affected": 0, "explanation-changed": 0 },
      sentence: "Of 5 parties: 2 newly affected, 0 no longer, 0 with another explanation.",
    });
    expect(affected.changes[0]).toMatchObject({
      list: smallKey,
      listed: woven,
      before: null,
      after: { band: "strong", score: 1, decision: null },
    });
    expect(affected.changes[1].sentence).toContain(`met under the alias "${thread}"`);
  });

  it("reads well on a terminal: the counts first, then who", async () => {
    const { out } = await run("lists", "diff", smallKey);
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    const places = [
      "1 added",
      "2 newly affected",
      "newly affected (2)",
      `+ ${woven} (P-2)`,
      "other names added (1)",
    ];
    expect(
      places.map((text) => out.indexOf(text)).every((at, place, all) => at > (all[place - 1] ?? 0)),
    ).toBe(true);
  });

  it("keeps what was decided in view, and says what it no longer rests on", async () => {
    const { hits } = (await run("screen", "--json"))
      .lines()
      .find(({ input }: any) => input.names[0] === listedName);
    const hit = hits.find(({ list }: any) => list === smallKey).hit;
    const said = ["--reason", "another town", "--by", "I. Falk"];
    expect((await run("decide", hit, "not-same", ...said)).code).toBe(0);
    const affected = await updated(
      pageOf("2026-11-15", { [names[6] ?? ""]: `${names[6]}=Seventh Mill` }, [woven]),
    );
    expect(kinds(affected)).toEqual(["no-longer-affected P-3", "explanation-changed P-1"]);
    const [gone, changed] = affected.changes;
    expect(gone).toMatchObject({ after: null, before: { band: "strong" } });
    expect(gone.sentence).toMatch(/^no longer found; before: potential match/);
    expect(changed).toMatchObject({ before: { decision: "not-same" }, after: { decision: null } });
    expect(changed.changed).toContainEqual(expect.stringContaining('"Seventh Mill"'));
  });

  it("tells no change of a decision that was made on the later version alone", async () => {
    const { hits } = (await run("screen", "--json"))
      .lines()
      .find(({ input }: any) => input.names[0] === listedName);
    const hit = hits.find(({ list }: any) => list === smallKey).hit;
    const said = ["--reason", "looked at again", "--by", "I. Falk"];
    expect((await run("decide", hit, "not-same", ...said)).code).toBe(0);
    const { affected } = (await run("lists", "diff", smallKey, "--json")).json();
    const told = affected.changes.filter(({ key }: any) => key === "P-1");
    for (const { before, after, changed } of told) {
      expect([before.decision, after.decision]).toEqual(["not-same", "not-same"]);
      expect(changed.filter((words: string) => /decision:|asked again/.test(words))).toEqual([]);
    }
    expect(JSON.stringify(affected)).not.toContain("none -> not-same");
  });

  it("asks again under a later version of the same day, and not under the earlier one", async () => {
    const affected = await updated(
      pageOf("2026-11-15", { [names[6] ?? ""]: `${names[6]}=Eighth Mill` }, [woven]),
    );
    const [changed] = affected.changes.filter(({ key }: any) => key === "P-1");
    expect(changed).toMatchObject({ before: { decision: "not-same" }, after: { decision: null } });
    expect(changed.changed).toContainEqual(expect.stringContaining('now also names "Eighth Mill"'));
    const versions = (await run("lists", "diff", smallKey, "--json")).json();
    const [from, to] = [versions.from, versions.to].map(({ version }) => `${smallKey}@${version}`);
    const back = (await run("lists", "diff", to ?? "", from ?? "", "--json")).json().affected;
    const [undone] = back.changes.filter(({ key }: any) => key === "P-1");
    expect(undone).toMatchObject({ before: { decision: null }, after: { decision: "not-same" } });
  });

  it("says of an entry that was taken off the list that it was", async () => {
    const left = names.filter((name) => name !== names[8]);
    const section = (name: string) => (names.indexOf(name) % 2 === 0 ? "i" : "ii");
    const page = smallPage("2026-11-20", [...left, woven], section);
    const affected = await updated(page);
    expect(kinds(affected)).toContain("explanation-changed P-5");
    const found = affected.changes.find(({ key }: any) => key === "P-5");
    expect(found.changed).toContainEqual(expect.stringContaining("no longer on the list: last day"));
  });

  it("says in one line that nobody can be affected where no parties are imported", async () => {
    for (const file of ["more.csv", "parties.csv"]) {
      const [imported] = (await run("import", join(dir, file), "--json")).json().files;
      expect((await run("undo", imported.import)).err).toBe("");
    }
    const { out } = await run("lists", "diff", smallKey);
    expect(out).toContain("No parties are imported here, so nobody can be affected.");
  });
});
