import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openStore } from "../src/store/open-store.ts";
import { folder, selvedge } from "./terminal.ts";

const listed = "Xinjiang Zhongtai Chemical Co. Ltd.";
const heading = "party,list,entry,decision,reason,by,date";
const uscc = "91420112711981060J";

/** A workspace whose days go by: everything is asked at the hour that was set last. */
async function scene() {
  const dir = folder();
  const workspace = join(dir, "acme");
  let hour = 9;
  const ask = (...argv: readonly string[]) =>
    selvedge(
      ...argv,
      "--workspace",
      workspace,
      "--now",
      `2026-11-22T${String(hour).padStart(2, "0")}:00:00Z`,
    );
  const bring = async (name: string, lines: readonly string[]) => {
    hour += 1;
    writeFileSync(join(dir, name), `${lines.join("\n")}\n`);
    const answer = await ask("import", join(dir, name), "--json");
    expect(answer.err).toBe("");
    return answer.json().files[0].import as string;
  };
  const undo = (id: string) => {
    hour += 1;
    return ask("undo", id, "--reason", "wrong file");
  };
  const line = async (name: string) =>
    (await ask("screen", "--json")).lines().find(({ input }) => input.names.includes(name));
  const hit = async (name = "Zhongtai Chemical") => (await line(name)).hits[0];
  const decide = async (decision: string) => {
    hour += 1;
    const { hit: id } = await hit();
    const answer = await ask(
      "decide",
      id,
      decision,
      "--reason",
      "register seen",
      "--by",
      "I. Falk",
      "--json",
    );
    return answer.json();
  };
  const uflpa = async (subject = "P-1") =>
    (await ask("assess", subject, "--market", "US", "--json"))
      .json()
      .assessments.find(({ regime }: any) => regime === "US-UFLPA");
  await bring("parties.csv", ["party,name,country", "P-1,Zhongtai Chemical,CN", "P-2,Zorbeck Oils Ltd.,AE"]);
  return { dir, workspace, ask, bring, undo, line, hit, decide, uflpa };
}

describe("a decision made with decide", () => {
  it("records the version and hashes of what it rested on, and no name", async () => {
    const { decide } = await scene();
    const { data } = await decide("not-same");
    expect(data.ground).toMatchObject({
      rules: "ground/2",
      asked: { kind: "name", owned: false },
      version: expect.stringMatching(/^2026-/),
    });
    expect(data.ground.facts.length).toBeGreaterThan(4);
    expect(JSON.stringify(data.ground).toLowerCase()).not.toContain("zhongtai");
  });

  it("not-same silences until the party bears another name; then it is undecided, with what changed and what was", async () => {
    const { bring, hit, decide, uflpa, ask } = await scene();
    const factsOn = async () => (await uflpa()).evidence.map(({ name }: { name: string }) => name);
    await decide("not-same");
    expect(await hit()).toMatchObject({ decision: "not-same", askAgain: null });
    expect(await factsOn()).toContain("decided-not-same");
    expect(await factsOn()).not.toContain("listed-party");
    await bring("sites.csv", ["site,party,name,address,country", "M-1,P-1,Mill,Somewhere 4,CN"]);
    await bring("others.csv", ["party,name,country", "P-3,Someone Else,VN"]);
    expect(await hit()).toMatchObject({ decision: "not-same", askAgain: null });
    await bring("more.csv", [
      "party,name,name_local,country",
      "P-1,Zhongtai Chemical,新疆中泰化学股份有限公司,CN",
    ]);
    const again = await hit();
    expect(again).toMatchObject({
      decision: null,
      identity: "candidate",
      askAgain: {
        decision: "not-same",
        by: "I. Falk",
        reason: "register seen",
        changed: ['the party now also bears the name "新疆中泰化学股份有限公司"'],
      },
    });
    expect(again.sentence).toContain("potential match");
    expect(again.sentence).toContain("I. Falk decided on 2026-11-22 that");
    expect(again.sentence).toContain("to be asked again, for since then the party now also bears the name");
    const law = await uflpa();
    expect(law.outcome).toBe("unknown");
    expect(await factsOn()).toContain("listed-party");
    expect(await factsOn()).not.toContain("decided-not-same");
    expect(JSON.stringify(law)).toContain("I. Falk decided on 2026-11-22: not-same; to be asked again");
    const { code, out } = await ask("screen", "--fail-on", "review");
    expect(code).toBe(1);
    expect(out).toContain("to be asked again (was decided: not-same)");
    for (const each of out.split("\n")) expect(each.length).toBeLessThanOrEqual(80);
    await decide("not-same");
    expect(await hit()).toMatchObject({ decision: "not-same", askAgain: null });
  });

  it("same holds when it is asked again", async () => {
    const { bring, hit, decide, uflpa } = await scene();
    await decide("same");
    expect((await uflpa()).outcome).toBe("applies");
    await bring("more.csv", ["party,name,country,uscc", `P-1,Zhongtai Chemical,CN,${uscc}`]);
    expect(await hit()).toMatchObject({
      decision: "same",
      identity: "decided",
      askAgain: { changed: [`the party now bears the USCC ${uscc}`] },
    });
    expect((await uflpa()).outcome).toBe("applies");
  });

  it("is asked again when what it rested on is taken back", async () => {
    const { undo, bring, hit, decide } = await scene();
    const more = await bring("more.csv", ["party,name,country,uscc", `P-1,Zhongtai Chemical,CN,${uscc}`]);
    await decide("cannot-tell");
    await undo(more);
    expect(await hit()).toMatchObject({
      decision: null,
      askAgain: {
        decision: "cannot-tell",
        changed: ["the party no longer bears an identifier that it bore then"],
      },
    });
  });

  it("holds where no ground was recorded, as in events of before", async () => {
    const { bring, line, hit, workspace } = await scene();
    const { input, hits } = await line("Zhongtai Chemical");
    const { hit: id, list, entry } = hits[0];
    const store = await openStore(workspace, { write: true });
    const at = "2026-11-22T10:30:00Z";
    const said = { decision: "not-same", reason: "r", by: "B", date: "2026-11-22" } as const;
    const data = { hit: id, party: input.party, list, entry, ...said };
    store.append([{ at, by: "tester", type: "decision-made", data }]);
    await store.close();
    await bring("more.csv", ["party,name,country,uscc", `P-1,Zhongtai Chemical,CN,${uscc}`]);
    expect(await hit()).toMatchObject({ decision: "not-same", askAgain: null });
  });
});

describe("a decision that arrives in a file", () => {
  const rows = [heading, `P-1,us-uflpa,"${listed}",not-same,register seen,A. First,2026-09-09`];

  it("rests on what the workspace held when it was imported", async () => {
    const { bring, hit } = await scene();
    await bring("decisions.csv", rows);
    expect(await hit()).toMatchObject({ decision: "not-same", askAgain: null });
    await bring("others.csv", ["party,name,country", "P-3,Someone Else,VN"]);
    expect(await hit()).toMatchObject({ decision: "not-same", askAgain: null });
    await bring("more.csv", ["party,name,country,uscc", `P-1,Zhongtai Chemical,CN,${uscc}`]);
    expect(await hit()).toMatchObject({
      decision: null,
      askAgain: { by: "A. First", changed: [`the party now bears the USCC ${uscc}`] },
    });
  });

  it("says by name what is gone, since what was held can be read again", async () => {
    const { undo, bring, hit } = await scene();
    const more = await bring("more.csv", [
      "party,name,name_local,country",
      "P-1,Zhongtai Chemical,中泰化学,CN",
    ]);
    await bring("decisions.csv", rows);
    await undo(more);
    expect((await hit()).askAgain.changed).toEqual(['the party no longer bears "中泰化学"']);
  });

  it("holds where it came before the party's own rows: what it rested on is not known", async () => {
    const { bring, hit } = await scene();
    await bring("decisions.csv", [heading, `P-9,us-uflpa,"${listed}",not-same,r,A. First,2026-09-09`]);
    await bring("late.csv", ["party,name,country", "P-9,Zhongtai Chemical Works,CN"]);
    await bring("more.csv", ["party,name,country,uscc", `P-9,Zhongtai Chemical Works,CN,${uscc}`]);
    expect(await hit("Zhongtai Chemical Works")).toMatchObject({ decision: "not-same", askAgain: null });
  });
});

describe("a list that says something else", () => {
  const columns = "name,kind,aliases,countries,listed,removed,remarks,source,source_date";
  const row = (more: { aliases?: string; removed?: string; remarks?: string }) =>
    `Zorbeck Oils,organisation,${more.aliases ?? ""},AE,2026-01-05,${more.removed ?? ""},${more.remarks ?? ""},letter,2026-01-05`;

  const filler = (at: number) => `Quillon Resins No ${at},organisation,,AE,2026-02-01,,,letter,2026-02-01`;

  it("asks again for a name or a removal, and for nothing beside", async () => {
    const { dir, ask, hit } = await scene();
    const update = async (day: string, lines: readonly string[]) => {
      mkdirSync(join(dir, day), { recursive: true });
      const file = join(dir, day, "own-list.csv");
      writeFileSync(file, `${[columns, ...lines].join("\n")}\n`);
      const taken = await ask(
        "lists",
        "update",
        "--from",
        file,
        "--as",
        "our-list",
        "--retrieved",
        day,
        "--json",
      );
      expect([taken.json().lists[0].outcome, taken.code]).toEqual(["updated", 0]);
    };
    const fillers = Array.from({ length: 20 }, (_, at) => filler(at));
    await update("2026-11-01", [row({}), ...fillers]);
    const found = await hit("Zorbeck Oils Ltd.");
    expect(found.list).toBe("our-list");
    await ask("decide", found.hit, "not-same", "--reason", "other owners", "--by", "I. Falk");
    await update("2026-11-02", [row({ remarks: "seen again" }), ...fillers, filler(20)]);
    expect(await hit("Zorbeck Oils Ltd.")).toMatchObject({ decision: "not-same", askAgain: null });
    await update("2026-11-03", [row({ aliases: "Zorbeck Oil & Gas" }), ...fillers]);
    expect((await hit("Zorbeck Oils Ltd.")).askAgain.changed).toEqual([
      'the list now also names "Zorbeck Oil & Gas"',
    ]);
    await update("2026-11-04", [row({ removed: "2026-11-03" }), ...fillers]);
    expect((await hit("Zorbeck Oils Ltd.")).askAgain.changed).toEqual([
      "the list's entry was removed: its last day is 2026-11-02",
    ]);
  });
});
