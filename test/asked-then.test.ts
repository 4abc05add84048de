import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ListEntry } from "../src/model/list-entry.ts";
import { registerList } from "../src/operations/register-list.ts";
import { entryFixture, listFixture } from "../src/screening/list.fixture.ts";
import { openStore } from "../src/store/open-store.ts";
import { folder, selvedge } from "./terminal.ts";

const company = "Qimulo Silicon Zhejiang Co., Ltd.";
const key = "example-sanctions";
const zorbeck = (more: Partial<ListEntry> = {}): ListEntry =>
  entryFixture("Zorbeck Heavy Industries", { list: key, countries: ["AE"], ...more });
const other = entryFixture("Fooq", { list: key });
const share = { kind: "owner-of", to: company, percentage: "60%", source: "registry extract" } as const;
const owner = zorbeck({ relations: [share] });
const clause = { openEnded: { clause: "and its subsidiaries", stem: "Zorbeck Heavy Industries" } };

/** A workspace with one party, and a list of the rule of 50 per cent that says something else at each hour. */
async function scene(name: string, ...first: readonly ListEntry[]) {
  const dir = folder();
  const workspace = join(dir, "acme");
  let hour = 9;
  const now = () => `2026-11-22T${String(hour).padStart(2, "0")}:00:00Z`;
  const ask = (...argv: readonly string[]) => selvedge(...argv, "--workspace", workspace, "--now", now());
  const bring = async (file: string, lines: readonly string[]) => {
    hour += 1;
    writeFileSync(join(dir, file), `${lines.join("\n")}\n`);
    expect((await ask("import", join(dir, file))).err).toBe("");
  };
  const list = async (...entries: readonly ListEntry[]) => {
    hour += 1;
    const published = `2026-11-${hour}`;
    const version = `${published}-aaaaaaaaaaaa`;
    const ownership = { rule: "50-percent", citation: "invented" } as const;
    const store = await openStore(workspace, { write: true });
    registerList(store, now(), listFixture(entries, { key, published, version, ownership }));
    await store.close();
    return version;
  };
  const hit = async (entry = zorbeck().id) =>
    (await ask("screen", "--json")).lines()[0].hits.find((each: any) => each.entry === entry);
  const decide = async (decision: string) => {
    hour += 1;
    const said = ["--reason", "register seen", "--by", "I. Falk", "--json"];
    return (await ask("decide", (await hit()).hit, decision, ...said)).json().data;
  };
  const decideInFile = (decision: string) =>
    bring("decisions.csv", [
      "party,list,entry,decision,reason,by,date",
      `P-1,${key},Zorbeck Heavy Industries,${decision},register seen,I. Falk,2026-11-20`,
    ]);
  const exposed = async () => (await ask("expose", "product:T-1", "--json")).lines()[0].source;
  await bring("parties.csv", [
    "party,name,country,role",
    `P-1,"${name}",CN,supplier`,
    "SELF,Importer Inc.,US,self",
  ]);
  await bring("products.csv", ["product,name,hs,supplier_id", "T-1,Panels,854143,P-1"]);
  await bring("shipments.csv", [
    "shipment,date,date_kind,seller_id,buyer_id,hs,document,basis",
    "SH-1,2026-05-05,receipt,P-1,SELF,854143,D-1,documented",
  ]);
  await list(...first);
  return { ask, list, hit, decide, decideInFile, exposed };
}

describe("a same on shares", () => {
  it("is the company while the records give the share, and undecided when they do not; never the listed one", async () => {
    const { list, hit, decide, exposed } = await scene(company, owner);
    expect((await decide("same")).ground.asked).toEqual({ kind: "owned", owned: true });
    expect(await hit()).toMatchObject({ kind: "owned", identity: "decided", decision: "same" });
    await list(zorbeck());
    const later = await hit();
    expect(later).toMatchObject({
      identity: "candidate",
      decision: null,
      askAgain: {
        decision: "same",
        changed: ["the records no longer give the listed one a share in the company of then"],
      },
    });
    expect(later.sentence).toContain("is a company in which the records give the listed one a share");
    expect(later.sentence).not.toMatch(/is the listed|potential match/);
    const source = await exposed();
    expect(source).toMatchObject({ identity: "candidate", level: "inferred" });
    expect(source.sentence).toContain("shows no likeness to the listed");
    expect(source.sentence).toContain("same, of a share or a clause that is no longer told");
    expect(source.sentence).not.toMatch(/decided to be|is the listed|potential match/);
  });

  it("is undecided where the share is one in another company", async () => {
    const { list, hit, decide } = await scene(company, owner);
    await decide("same");
    await list(zorbeck({ relations: [{ ...share, to: "Qimulo Silicon Zhejiang Group" }] }));
    expect(await hit()).toMatchObject({ identity: "candidate", askAgain: { decision: "same" } });
  });
});

describe("a same on a clause", () => {
  it("is undecided when the clause is gone", async () => {
    const { list, hit, decide } = await scene("Zorbeck Heavy Industries Foods", zorbeck(clause));
    expect(await hit()).toMatchObject({ kind: "open-set" });
    await decide("same");
    expect(await hit()).toMatchObject({ kind: "open-set", identity: "decided" });
    await list(zorbeck());
    const later = await hit();
    expect(later).toMatchObject({ identity: "candidate", decision: null, askAgain: { decision: "same" } });
    expect(later.sentence).toContain("or one of those named with it");
  });
});

describe("a decision in a file", () => {
  it("on names alone says nothing of a share that came later, and is asked again for it", async () => {
    const { list, hit, decideInFile } = await scene(company, zorbeck({ name: company }), other);
    await decideInFile("not-same");
    await list(zorbeck({ relations: [share] }), other);
    const { decision, askAgain, sentence, notes } = await hit();
    expect(decision).toBeNull();
    expect(askAgain.changed).toContain(`the records now give the listed one a share in "${company}"`);
    const words = [sentence, ...notes].join("\n");
    expect(words).toContain("decided on 2026-11-20 that");
    expect(words).not.toMatch(/nor a company in which|is not a company in which/);
  });

  it("made in view of a share holds while the share does", async () => {
    const { list, hit, decideInFile } = await scene(company, owner);
    await decideInFile("not-same");
    expect(await hit()).toMatchObject({ decision: "not-same", askAgain: null });
    await list(zorbeck({ relations: [{ ...share, percentage: "70%" }] }));
    expect(await hit()).toMatchObject({ decision: "not-same", askAgain: null });
  });
});

describe("a same in a file", () => {
  it("on a clause is undecided when the clause is gone, as one that was typed is", async () => {
    const { list, hit, decideInFile } = await scene("Zorbeck Heavy Industries Foods", zorbeck(clause));
    await decideInFile("same");
    expect(await hit()).toMatchObject({ kind: "open-set", identity: "decided", askAgain: null });
    await list(zorbeck());
    const later = await hit();
    expect(later).toMatchObject({ identity: "candidate", decision: null, askAgain: { decision: "same" } });
    expect(later.sentence).toContain("or one of those named with it");
  });

  it("on the name of an entry with a clause is about the name, with or without the clause", async () => {
    const { list, hit, decideInFile } = await scene("Zorbeck Heavy Industries", zorbeck(clause));
    await decideInFile("same");
    await list(zorbeck());
    const later = await hit();
    expect(later).toMatchObject({ kind: "name", identity: "decided", askAgain: { decision: "same" } });
    expect(later.sentence).not.toContain("one of those named with it");
  });
});

describe("a same whose entry the list no longer holds", () => {
  const changed = ["the list no longer holds the entry"];

  it("is shown with the version it was decided against, and asked again", async () => {
    const { ask, list, hit, decide } = await scene("Zorbeck Heavy Industry", zorbeck(), other);
    const { ground } = await decide("same");
    const version = await list(other);
    const later = await hit();
    expect(later).toMatchObject({
      name: "Zorbeck Heavy Industries",
      version: ground.version,
      identity: "decided",
      decision: "same",
      askAgain: { changed },
    });
    expect(later.sentence).toContain(ground.version);
    expect((await ask("screen")).out).toContain("to be asked again");
    const diff = await ask("lists", "diff", `${key}@${ground.version}`, `${key}@${version}`);
    expect([diff.code, diff.err]).toEqual([0, ""]);
    expect(diff.out).toContain("no longer holds the entry");
  });

  it("is not shown where it was decided not to be the same", async () => {
    const { list, hit, decide } = await scene("Zorbeck Heavy Industry", zorbeck(), other);
    await decide("not-same");
    await list(other);
    expect(await hit()).toBeUndefined();
  });
});

describe("a not-same on a hit by shares", () => {
  it("is asked again when the company gets another name or identifier", async () => {
    const id = `${key}:C`;
    const named = (more: Partial<ListEntry> = {}) =>
      entryFixture(company, { id, list: key, firstListed: "2027-01-01", ...more });
    const holder = zorbeck({ relations: [{ ...share, to: id }] });
    const { list, hit, decide } = await scene("Qimulo Silicone Zhejiang", holder, named());
    expect(await hit()).toMatchObject({ kind: "owned" });
    await decide("not-same");
    await list(holder, named({ identifiers: [{ kind: "lei", value: "529900T8BM49AURSDO55" }] }));
    expect((await hit()).askAgain.changed).toEqual(["that company now bears the LEI 529900T8BM49AURSDO55"]);
  });
});
