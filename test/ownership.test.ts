import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { ListVersion } from "../src/model/list-entry.ts";
import { registerList } from "../src/operations/register-list.ts";
import { entryFixture, listFixture } from "../src/screening/list.fixture.ts";
import { openStore } from "../src/store/open-store.ts";
import { folder, now, selvedge } from "./terminal.ts";

const dir = folder();
const workspace = join(dir, "acme");
const ask = (...argv: readonly string[]) => selvedge(...argv, "--workspace", workspace);
const company = "Qimulo Silicon Zhejiang Co., Ltd.";
const citation = "Invented guidance: owned 50 per cent or more in the aggregate";

/** A list of the rule of 50 per cent whose one owner has a share in the company; none where `percentage` is absent. */
function sanctions(day: string, percentage?: string): ListVersion {
  const relation = { kind: "owner-of", to: company, percentage, source: "registry extract" } as const;
  const entry = entryFixture("Zorbeck Heavy Industries", {
    list: "example-sanctions",
    countries: ["AE"],
    relations: percentage === undefined ? [] : [relation],
  });
  const version = `${day}-aaaaaaaaaaaa`;
  const ownership = { rule: "50-percent", citation } as const;
  return listFixture([entry], { key: "example-sanctions", published: day, version, ownership });
}

async function register(version: ListVersion): Promise<void> {
  const store = await openStore(workspace, { write: true });
  registerList(store, now, version);
  await store.close();
}

const line = async (name: string) =>
  (await ask("screen", "--json")).lines().find(({ input }) => input.names.includes(name));

beforeAll(async () => {
  const parties = join(dir, "parties.csv");
  const rows = [
    "party,name,country,parent,role",
    `P-1,"${company}",CN,,supplier`,
    "P-2,Harrow Shirts,US,P-3,supplier",
    "P-3,Zhongtai Chemical,CN,P-2,supplier",
    "P-4,Tuwelo Foods,JP,Xinjiang Zhongtai Group Co. Ltd.,supplier",
    `P-5,Orvane Bakery,JP,"${company}",supplier`,
    "SELF,Importer Inc.,US,,self",
  ];
  writeFileSync(parties, `${rows.join("\n")}\n`);
  const products = join(dir, "products.csv");
  writeFileSync(products, "product,name,hs,supplier_id\nT-1,Panels,854143,P-1\n");
  const shipments = join(dir, "shipments.csv");
  const moved = "SH-1,2026-05-05,receipt,P-1,SELF,854143,D-1,documented";
  writeFileSync(shipments, `shipment,date,date_kind,seller_id,buyer_id,hs,document,basis\n${moved}\n`);
  expect((await ask("import", parties, products, shipments)).err).toBe("");
  await register(sanctions("2026-11-01", "60%"));
});

describe("a company that the rule of a list reaches", () => {
  it("is a hit for review with the rule, its citation and the share", async () => {
    const { hits, relations } = await line(company);
    expect(hits).toHaveLength(1);
    expect(hits[0]).toMatchObject({
      kind: "owned",
      band: "review",
      identity: "candidate",
      list: "example-sanctions",
      name: "Zorbeck Heavy Industries",
      ownership: [
        { company, together: 0.6, rule: "50-percent", citation, shares: [{ percentage: "60%", to: null }] },
      ],
    });
    expect(hits[0].sentence).toContain(citation);
    expect(relations).toEqual([]);
  });

  it("reads well on 80 columns", async () => {
    const { out } = await ask("screen");
    expect(out).toContain("by shares: Zorbeck Heavy Industries");
    expect(out).toContain("no hit, but a relation: ");
    for (const each of out.split("\n")) expect(each.length).toBeLessThanOrEqual(80);
    expect(out).not.toMatch(/is owned by|\(only there\)\n.*ownership/);
  });

  it("is followed as a source of exposure, and never said to be the listed one", async () => {
    const [exposure] = (await ask("expose", "product:T-1", "--json")).lines();
    expect(exposure.source).toMatchObject({ kind: "listed-party", identity: "candidate", level: "inferred" });
    expect(exposure.source.sentence).toMatch(
      /potential match \(band review\) of "Qimulo.*", in which the records give the listed "Zorbeck.*no person has decided/,
    );
  });

  it("is decided by a person, and asked again for another company, not for another share", async () => {
    const { hits } = await line(company);
    const said = await ask(
      "decide",
      hits[0].hit,
      "not-same",
      "--reason",
      "other registry number",
      "--by",
      "I. Falk",
    );
    expect(said.out).toContain("asked again when one of them changes");
    expect((await line(company)).hits[0].sentence).toContain(
      `I. Falk decided on 2026-11-22 that "${company}" is not a company in which the records give the listed`,
    );
    await register(sanctions("2026-11-02", "70%"));
    expect((await line(company)).hits[0]).toMatchObject({ decision: "not-same", askAgain: null });
    await register(sanctions("2026-11-03"));
    expect((await line(company)).hits[0].askAgain.changed).toEqual([
      "the records no longer give the listed one a share in the company of then",
    ]);
    await register(sanctions("2026-11-04", "60%"));
    expect((await line(company)).hits[0]).toMatchObject({ decision: "not-same", askAgain: null });
  });
});

describe("a parent that the customer's records name", () => {
  it.each([
    ["Harrow Shirts", 'the parent named in parties.csv row 3, "Zhongtai Chemical"'],
    ["Tuwelo Foods", 'the parent named in parties.csv row 5, "Xinjiang Zhongtai Group Co. Ltd."'],
  ])("of %s is shown with its row, and is no hit", async (name, start) => {
    const { hits, relations } = await line(name);
    expect(hits).toEqual([]);
    const [relation] = relations.filter(({ list }: { list: string }) => list === "us-uflpa");
    expect(relation).toMatchObject({ kind: "parent", rule: "as-listed", share: null });
    expect(relation.sentence.startsWith(start)).toBe(true);
    expect(relation.sentence).toContain("so this is no hit");
  });

  it("goes round a ring of parents once", async () => {
    const { relations } = await line("Zhongtai Chemical");
    expect(relations).toEqual([]);
  });

  it("is not raised again where a person decided against it", async () => {
    expect((await line("Orvane Bakery")).relations).toEqual([]);
  });

  it("is shown for a file that is only looked at, with the file's own rows", async () => {
    const path = join(dir, "enquiry.csv");
    writeFileSync(path, "party,name,parent\nA,Someone Ltd.,B\nB,Xinjiang Zhongtai Group Co. Ltd.,\n");
    const [first] = (await ask("screen", path, "--json")).lines();
    expect(first.relations[0].sentence).toContain(
      'the parent named in enquiry.csv row 2, "Xinjiang Zhongtai Group Co. Ltd."',
    );
  });
});

describe("parents in a file that is only looked at", () => {
  const relationsOf = async (rows: readonly string[]): Promise<any[]> => {
    const path = join(dir, "chain.csv");
    writeFileSync(path, `${["party,name,country,parent", ...rows].join("\n")}\n`);
    const lines = (await ask("screen", path, "--json")).lines();
    return lines.find(({ input }) => input.names.includes("Harrow Shirts")).relations;
  };

  it("are those of every row of a key, whichever row comes last", async () => {
    const listed = "K-1,Xinjiang Zhongtai Group Co. Ltd.,CN,";
    const other = "K-1,Blue Harbour Logistics,CN,";
    const asked = "K-2,Harrow Shirts,US,K-1";
    const again = "K-2,Harrow Shirts,US,K-1";
    for (const rows of [
      [listed, other, asked, again],
      [other, listed, asked, again],
    ]) {
      const found = (await relationsOf(rows)).filter(({ list }) => list === "us-uflpa");
      expect(found).toHaveLength(1);
      expect(found[0].sentence).toContain(
        'the parent named in chain.csv row 4, "Xinjiang Zhongtai Group Co. Ltd."',
      );
    }
  });

  it("are met by shares alike, whether a row of their own bears the name or the cell alone", async () => {
    const named = await relationsOf([`K-2,Harrow Shirts,US,"${company}"`]);
    const rowed = await relationsOf([`K-2,Harrow Shirts,US,"${company}"`, `K-3,"${company}",,`]);
    expect(named.map(({ list }) => list)).toContain("example-sanctions");
    expect(named).toEqual(rowed);
  });
});

describe("a FollowTheMoney file with shares", () => {
  it("states no rule: what it tells is shown, with its source, and is no hit", async () => {
    const entity = (id: string, schema: string, properties: object, target = false) =>
      JSON.stringify({
        ...{ id, caption: schema === "Company" ? "" : schema, schema, properties, target, referents: [] },
        ...{ datasets: ["x_test"], first_seen: "2026-01-01T00:00:00", last_seen: "2026-11-01T00:00:00" },
      });
    const lines = [
      entity("a", "Company", { name: ["Orvane Heavy Industries"], topics: ["sanction"] }, true),
      entity("n", "Company", { name: ["Tuwelo Foods K.K."] }),
      entity("o1", "Ownership", {
        owner: ["a"],
        asset: ["n"],
        percentage: ["60%"],
        startDate: ["2020-01-01"],
      }),
    ];
    mkdirSync(join(dir, "x_test"));
    writeFileSync(join(dir, "x_test", "entities.ftm.json"), `${lines.join("\n")}\n`);
    expect((await ask("lists", "update", "--from", join(dir, "x_test"), "--as", "x_test")).err).toBe("");
    const { hits, relations } = await line("Tuwelo Foods");
    expect(hits).toEqual([]);
    const [share] = relations.filter(({ kind }: { kind: string }) => kind === "share");
    expect(share).toMatchObject({
      rule: "none",
      share: { percentage: "60%", from: "2020-01-01", list: "x_test" },
    });
    expect(share.sentence).toContain("FollowTheMoney, Ownership o1");
    expect(share.sentence).toContain("states no rule on ownership, so this is no hit");
  });

  it("rolls shares up once the user states the list's rule with its citation, and lists diff says that it did", async () => {
    const catalog = { datasets: [{ name: "x_test", title: "X", type: "source" }] };
    writeFileSync(join(dir, "x_test", "index.json"), JSON.stringify(catalog));
    writeFileSync(
      join(dir, "x_test", "list.yml"),
      `ownership-rule: 50-percent\ncitation: ${JSON.stringify(citation)}\n`,
    );
    const update = () => ask("lists", "update", "--from", join(dir, "x_test"), "--as", "x_test", "--json");
    expect((await update()).json().lists[0].outcome).toBe("updated");
    const { hits } = await line("Tuwelo Foods");
    expect(hits).toEqual([
      expect.objectContaining({
        ...{ kind: "owned", band: "review", list: "x_test", name: "Orvane Heavy Industries" },
        ownership: [expect.objectContaining({ together: 0.6, rule: "50-percent", citation })],
      }),
    ]);
    const diff = (await ask("lists", "diff", "x_test", "--json")).json();
    expect([diff.from.ownership.rule, diff.to.ownership]).toEqual(["none", { rule: "50-percent", citation }]);
    expect([diff.changes, diff.affected.counts["newly-affected"]]).toEqual([[], 1]);
    expect((await ask("lists", "diff", "x_test")).out).toContain(
      "rule on ownership: before none, now 50-percent",
    );
    rmSync(join(dir, "x_test", "list.yml"));
    expect((await update()).json().lists[0].outcome).toBe("unchanged");
    expect((await line("Tuwelo Foods")).hits).toHaveLength(1);
  });
});
