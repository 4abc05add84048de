import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { sha256 } from "../src/model/canonical.ts";
import { folder, selvedge } from "./terminal.ts";

const dir = folder();
const workspace = join(dir, "w");
const at = ["--workspace", workspace, "--json"] as const;

/** Nobody is meant: the country, the bodies and the mill are invented. */
const accusation = `Mill of Strelsau accused

STRELSAU - Labour Watch Ruritania accused the Strelsau Spinning Company of forcing at least 4,000 villagers to work. “Nobody was paid,” said Odo Falk, who worked there for two winters. The Strelsau Spinning Company denied that there was any forced labour at its mill.
`;
const answer = `Answer of the mill

The Strelsau Spinning Company said that all of its workers are paid by the hour.
`;
const parties = "name,country,role\nStrelsau Spinning Company,DE,supplier\n";

const write = (name: string, text: string): string => {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
};
const first = write("accusation.txt", accusation);
const second = write("answer.txt", answer);

beforeAll(async () => {
  await selvedge("import", write("parties.csv", parties), "--workspace", workspace);
});

const read = async (...files: string[]) => (await selvedge("read", ...files, ...at)).lines();

describe("documents that are kept", () => {
  it("puts bytes and their event on record, then the text", async () => {
    const lines = await read(first, second);
    expect(lines.map(({ document }) => document.kept)).toEqual(["now", "now"]);
    expect(readFileSync(join(workspace, "originals", sha256(accusation)), "utf8")).toBe(accusation);
    const log = readFileSync(join(workspace, "log", "000001.jsonl"), "utf8");
    const types = log
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).type);
    expect(types.indexOf("document-registered")).toBeLessThan(types.indexOf("layer-made"));
    expect(log).not.toContain("Odo Falk");
    expect((await selvedge("verify", ...at)).json()).toMatchObject({ ok: true, problems: [] });
  });

  it("adds nothing when read again, and another coming in under another name", async () => {
    const log = () => readFileSync(join(workspace, "log", "000001.jsonl"), "utf8");
    const before = log();
    expect((await read(first)).map(({ document }) => document.kept)).toEqual(["before"]);
    expect(log()).toBe(before);
    const [copy] = await read(write("copy.txt", accusation));
    expect(copy.document.kept).toBe("now");
    const { documents, total } = (await selvedge("documents", ...at)).json();
    expect(total).toBe(2);
    const kept = documents.find((one: { sha256: string }) => one.sha256 === sha256(accusation));
    expect(kept.arrivals.map(({ file }: { file: string }) => file)).toEqual(["accusation.txt", "copy.txt"]);
    expect(kept.layers).toHaveLength(1);
  });

  it("finds words where they stand", async () => {
    const found = (await selvedge("search", '"paid by the hour"', ...at)).json();
    expect(found).toMatchObject({ total: 1, documents: [{ sha256: sha256(answer) }] });
    const [{ start }] = found.documents[0].places;
    expect(answer.slice(start, start + 4)).toBe("paid");
  });
});

describe("a company's page", () => {
  it("shows what is said of it and what it says itself", async () => {
    const page = (await selvedge("about", "Strelsau Spinning Company", ...at)).json();
    expect(page.total).toBe(2);
    const said = page.documents.flatMap(({ statements }: { statements: object[] }) => statements);
    expect(said).toContainEqual(
      expect.objectContaining({ speaker: "Labour Watch Ruritania", type: "allegation", concern: "named" }),
    );
    expect(said).toContainEqual(expect.objectContaining({ type: "denial", concern: "speaks" }));
    for (const one of said) {
      const text = one.document === sha256(answer) ? answer : accusation;
      expect(text.slice(one.start, one.end)).toBe(one.text);
    }
  });

  it("says that of another's name nothing is held", async () => {
    const none = await selvedge("about", "Nobody & Sons", ...at);
    expect([none.code, none.err]).toEqual([3, expect.stringContaining("selvedge search")]);
  });
});

const judge = (id: string, judgement: string) =>
  selvedge("judge", id, judgement, "--reason", "read it", "--by", "Ada", ...at);

describe("what persons make of it", () => {
  it("confirms a statement; the board shows every side, and who judged", async () => {
    const [line] = await read(first);
    const [statement] = line.statements;
    expect((await judge(statement.id, "confirmed")).json().data).toMatchObject({
      kind: "statement",
      judgement: "confirmed",
      spans: [{ document: sha256(accusation), start: statement.start, end: statement.end }],
    });
    const board = (await selvedge("board", ...at)).json();
    const forced = board.propositions.find(
      (one: { proposition: string }) => one.proposition === "forced-labour",
    );
    expect(forced.affirms).toContainEqual(expect.objectContaining({ status: "confirmed", judgedBy: "Ada" }));
    expect(forced.denies).toHaveLength(1);
  });

  it("leaves out a conflict that was rejected, and keeps it on record", async () => {
    const { conflicts } = (await selvedge("board", ...at)).json();
    expect(conflicts).toHaveLength(1);
    const [{ conflict }] = conflicts;
    expect((await judge(conflict, "rejected")).json().data.spans).toHaveLength(2);
    expect((await selvedge("board", ...at)).json().conflicts).toEqual([]);
    const all = (await selvedge("board", "--rejected", ...at)).json().conflicts;
    expect(all).toEqual([expect.objectContaining({ conflict, status: "rejected" })]);
    expect((await judge(conflict, "confirmed")).code).toBe(0);
  });

  it("names what it cannot find", async () => {
    const { code, err } = await judge("0123456789abcdef", "confirmed");
    expect([code, err]).toEqual([3, expect.stringContaining("read --json")]);
  });

  it("grades a source only as a person says", async () => {
    const graded = await selvedge(
      ...["grade", "accusation.txt", "--reliability", "B", "--credibility", "3"],
      ...["--reason", "known for years", "--by", "Ada", ...at],
    );
    expect(graded.json().data).toMatchObject({
      document: sha256(accusation),
      reliability: "B",
      credibility: "3",
    });
  });
});

describe("a pack", () => {
  const out = join(dir, "pack.zip");
  const files = async () => {
    const made = (await selvedge("pack", "--out", out, "--force", ...at)).json();
    const unpacked = Object.entries(unzipSync(readFileSync(out)));
    return {
      made,
      texts: new Map(unpacked.map(([name, bytes]) => [name, Buffer.from(bytes).toString("utf8")])),
    };
  };

  it("masks whoever speaks without an office, everywhere, and keeps their bytes at home", async () => {
    const { made, texts } = await files();
    expect(made).toMatchObject({ documents: 2, masked: 1 });
    expect(made.withheld.map(({ document }: { document: string }) => document)).toEqual([sha256(accusation)]);
    for (const text of texts.values()) expect(text).not.toContain("Falk");
    expect(texts.has(`documents/${sha256(answer)}`)).toBe(true);
    expect(texts.has(`documents/${sha256(accusation)}`)).toBe(false);
    expect(texts.get("reader.html")).toContain("Labour Watch Ruritania");
  });

  it("shows a person again only by a decision with a reason, which is on record", async () => {
    const [line] = await read(first);
    const falk = line.statements.find(({ speaker }: { speaker: { resolved: string } }) =>
      speaker.resolved?.includes("Falk"),
    );
    const lifted = await selvedge(
      ...["redact", sha256(accusation), "--speaker", falk.id, "--lift", "--reason", "agreed in writing"],
      ...["--by", "Ada", ...at],
    );
    expect(lifted.json().type).toBe("redaction-lifted");
    const { made, texts } = await files();
    expect(made.masked).toBe(0);
    expect(texts.get(`documents/${sha256(accusation)}`)).toBe(accusation);
  });

  it("carries what persons judged, and every span slices out of the layer it names", async () => {
    const { texts } = await files();
    const { items } = JSON.parse(texts.get("statements.jsonld") ?? "");
    expect(items.some((one: any) => one.body.value.status === "confirmed")).toBe(true);
    for (const { target } of items)
      for (const { source, selector } of target) {
        const layer = [...(texts.get(`layers/${source.replace("urn:sha256:", "")}.txt`) ?? "")];
        const { start, end } = selector[0];
        expect(layer.slice(start, end).join("")).toBe(selector[1].exact);
      }
  });
});

describe("erasure", () => {
  it("takes bytes and text, leaves a tombstone, and no verb shows it any more", async () => {
    const gone = await selvedge(
      ...["erase", sha256(accusation), "--reason", "asked for", "--by", "Ada", ...at],
    );
    expect(gone.code).toBe(0);
    expect(existsSync(join(workspace, "originals", sha256(accusation)))).toBe(false);
    expect(existsSync(join(workspace, "layers", sha256(accusation)))).toBe(false);
    expect((await selvedge("documents", ...at)).json().total).toBe(1);
    expect((await selvedge("search", "villagers", ...at)).json().total).toBe(0);
    expect((await selvedge("verify", ...at)).json().ok).toBe(true);
  });
});
