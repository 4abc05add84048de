import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeAuthority } from "../src/store/proof/time-stamp-authority.fixture.ts";
import { type Answer, folder, now, runWith } from "./terminal.ts";

/** Command lines of a user whose keys are kept in a folder of this test. */
const home = folder();
const keys = join(home, "keys");
const workspace = join(home, "acme");
const inHome = (name: string): string => join(home, name);
const selvedge = (...argv: string[]): Promise<Answer> =>
  runWith({ env: { SELVEDGE_NOW: now, USER: "tester", SELVEDGE_KEYS: keys } }, [
    ...argv,
    "--workspace",
    workspace,
  ]);
const importFile = async (name: string, text: string): Promise<any> => {
  writeFileSync(inHome(name), text);
  return (await selvedge("import", inHome(name), "--json")).json();
};

beforeAll(async () => {
  await importFile("suppliers.csv", "party,name,country\nP1,Lumo Gin Co.,CN\nP2,Dora Mill,TR\n");
});

describe("checkpoint, verify and prove", () => {
  it("verify says that the end of the log is not proven, until a checkpoint is held outside", async () => {
    const { code, out } = await selvedge("verify");
    expect(code).toBe(0);
    expect(out.replace(/\s+/g, " ")).toContain("The end of the log is not proven");
  });

  it("makes a key outside the workspace, signs, and says what to keep where", async () => {
    const { code, out } = await selvedge("checkpoint", "--out", inHome("held.txt"));
    expect(code).toBe(0);
    expect(out).toContain("A key was made");
    const { privateKeyFile, publicKeyFile, keyMade, note, copy, path } = (
      await selvedge("checkpoint", "--json", "--out", inHome("later.txt"))
    ).json();
    expect([keyMade, copy]).toEqual([false, inHome("later.txt")]);
    expect(privateKeyFile.startsWith(keys)).toBe(true);
    expect(statSync(privateKeyFile).mode & 0o777).toBe(0o600);
    expect(readFileSync(inHome("later.txt"), "utf8")).toBe(note);
    expect(readFileSync(join(workspace, path), "utf8")).toBe(note);
    writeFileSync(inHome("key.pub"), readFileSync(publicKeyFile));
  });

  it("verifies against both checkpoints, and finds a log that was cut", async () => {
    for (const held of ["held.txt", "later.txt"]) {
      const args = ["verify", "--checkpoint", inHome(held), "--key", inHome("key.pub")] as const;
      expect((await selvedge(...args)).code).toBe(0);
    }
    const log = join(workspace, "log/000001.jsonl");
    const whole = readFileSync(log, "utf8");
    const lines = whole.trimEnd().split("\n");
    writeFileSync(log, `${lines.slice(0, 2).join("\n")}\n`);
    const cut = await selvedge("verify", "--checkpoint", inHome("held.txt"), "--json");
    writeFileSync(log, whole);
    expect(cut.code).toBe(3);
    const messages = cut.json().problems.map(({ message }: { message: string }) => message);
    expect(messages.join(" ")).toContain(`the log holds 2: the end was cut off`);
  });

  it("proves an event and a document to somebody who has only proof and key", async () => {
    const { sha256 } = (await selvedge("prove", "1", "--json")).json().event.data;
    expect(sha256).toBeUndefined();
    const imported = readFileSync(join(workspace, "log/000001.jsonl"), "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line))
      .find(({ type }) => type === "import-registered");
    const made = await selvedge("prove", imported.data.sha256, "--out", inHome("one.tlog-proof"), "--json");
    expect(made.json()).toMatchObject({
      how: "made",
      document: imported.data.sha256,
      index: imported.seq - 1,
    });
    const elsewhere = folder();
    mkdirSync(join(elsewhere, "nothing"));
    const check = (proof: string) =>
      runWith({}, [
        "prove",
        "--check",
        proof,
        "--key",
        inHome("key.pub"),
        "--workspace",
        join(elsewhere, "nothing"),
        "--json",
      ]);
    expect((await check(inHome("one.tlog-proof"))).json()).toMatchObject({
      how: "checked",
      leaf: imported.hash,
      document: imported.data.sha256,
    });
    const text = readFileSync(inHome("one.tlog-proof"), "utf8");
    writeFileSync(inHome("bent.tlog-proof"), text.replace(/^index \d+$/m, `index ${imported.seq}`));
    const bent = await check(inHome("bent.tlog-proof"));
    expect([bent.code, bent.json().error.code]).toEqual([3, "proof.wrong"]);
  });

  it.each<[number, ...string[]]>([
    [2, "prove"],
    [2, "prove", "1", "--check", "held.txt"],
    [2, "prove", "--check", "held.txt"],
    [3, "prove", "99999"],
    [3, "prove", "--check", "held.txt", "--key", "held.txt"],
    [3, "verify", "--checkpoint", "suppliers.csv"],
    [3, "verify", "--checkpoint", "missing.txt"],
    [2, "checkpoint", "--authority", "key.pub"],
    [2, "checkpoint", "--stamp", "ftp://tsa.example/"],
    [3, "checkpoint", "--key", "acme/inside.pem"],
  ])("ends with %i for %s %s %s %s", async (code, ...argv) => {
    const paths = argv.map((word) => (/\.(txt|csv|pub|pem)$/.test(word) ? inHome(word) : word));
    expect((await selvedge(...paths)).code).toBe(code);
  });
});

describe("a time stamp", async () => {
  const authority = await makeAuthority();
  const asked: { type: string | undefined; bytes: number }[] = [];
  let server: Server;
  let status = 200;
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part);
      const question = Buffer.concat(parts);
      asked.push({ type: request.headers["content-type"], bytes: question.length });
      response.writeHead(status, { "content-type": "application/timestamp-reply" });
      response.end(await authority.answer(question));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    writeFileSync(inHome("root.der"), authority.root);
  });
  afterAll(() => server.close());
  const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  it("is asked for only when it is asked for; the hash leaves and nothing else", async () => {
    await selvedge("checkpoint");
    expect(asked).toEqual([]);
    const { stamp } = (
      await selvedge("checkpoint", "--stamp", address(), "--authority", inHome("root.der"), "--json")
    ).json();
    expect(stamp).toMatchObject({ time: "2026-03-02T09:00:00.000Z", trusted: true });
    expect(asked).toEqual([{ type: "application/timestamp-query", bytes: expect.any(Number) }]);
    expect(asked[0]?.bytes).toBeLessThan(120);
    const verified = await selvedge("verify", "--authority", inHome("root.der"), "--json");
    expect([verified.code, verified.json().remarks.join(" ")]).toEqual([
      0,
      expect.stringContaining("leads to one that you named"),
    ]);
  });

  it("that does not come is told, with exit code 4, and the checkpoint stands", async () => {
    status = 503;
    const refused = await selvedge("checkpoint", "--stamp", address(), "--json");
    status = 200;
    expect([refused.code, refused.json().error.code]).toEqual([4, "proof.unanswered"]);
    const nobody = await selvedge("checkpoint", "--stamp", "http://127.0.0.1:1/", "--json");
    expect([nobody.code, nobody.json().error.code]).toEqual([4, "proof.unanswered"]);
    expect((await selvedge("verify")).code).toBe(0);
  });
});

describe("redact and erase", () => {
  it("records who masks and who shows what, and why; the words stay out of the log", async () => {
    const { files } = await importFile("worker.csv", "party,name\nP9,Gulzira Memet\n");
    const document = documentOf(files);
    const masked = await selvedge(
      "redact",
      document,
      "--span",
      "14-28",
      "--reason",
      "a private person",
      "--by",
      "D. Officer",
      "--json",
    );
    expect(masked.json()).toMatchObject({
      type: "redaction-made",
      data: { what: { start: 14, end: 28 }, by: "D. Officer" },
    });
    const lifted = await selvedge(
      "redact",
      document.slice(0, 10),
      "--speaker",
      "abcd1234",
      "--lift",
      "--reason",
      "asked to be named",
      "--by",
      "D. Officer",
    );
    expect([lifted.code, lifted.out]).toEqual([0, expect.stringContaining("redaction-lifted")]);
    expect(readFileSync(join(workspace, "log/000001.jsonl"), "utf8")).not.toContain("Gulzira");
  });

  it("erases a document once nothing in force rests on it; verify tells it as erased", async () => {
    const { files } = await importFile("gone.csv", "party,name\nP8,Somebody Else\n");
    const [document, id] = [documentOf(files), importOf(files)];
    const erase = (...more: string[]) =>
      selvedge("erase", document, "--reason", "asked for", "--by", "D. Officer", ...more);
    expect((await erase()).code).toBe(3);
    expect((await selvedge("undo", id)).code).toBe(0);
    const erased = await erase("--json");
    expect(erased.json().files).toContain(`originals/${document}`);
    const { code, out } = await selvedge("verify");
    expect([code, out.replace(/\s+/g, " ")]).toEqual([0, expect.stringContaining("That is no damage.")]);
    expect((await erase()).code).toBe(3);
    await importFile("gone.csv", "party,name\nP8,Somebody Else\n");
    const again = await selvedge("verify", "--json");
    expect([again.code, again.json().checked.erased]).toEqual([0, 0]);
  });

  it("erases the file of a paper, and takes it in again when it is attached again", async () => {
    await importFile("papers.csv", "document,kind,file\nINV-7,invoice,invoice.txt\n");
    writeFileSync(inHome("invoice.txt"), "An invoice of nobody.");
    const attach = async () => (await selvedge("attach", inHome("invoice.txt"), "--json")).json().attached[0];
    const { sha256, already } = await attach();
    expect([already, (await attach()).already]).toEqual([false, true]);
    expect((await selvedge("erase", sha256, "--reason", "asked for", "--by", "D. Officer")).code).toBe(0);
    expect((await attach()).already).toBe(false);
    const { code, out } = await selvedge("verify", "--json");
    expect([code, JSON.parse(out).checked.erased]).toEqual([0, 0]);
    expect((await selvedge("redact", sha256, "--span", "0-900", "--reason", "r", "--by", "b")).code).toBe(2);
  });

  it.each<[number, ...string[]]>([
    [2, "redact", "0123456789", "--reason", "r", "--by", "b"],
    [2, "redact", "0123456789", "--span", "4-4", "--reason", "r", "--by", "b"],
    [2, "redact", "0123456789", "--span", "1-2"],
    [3, "redact", "0123456789", "--span", "1-2", "--reason", "r", "--by", "b"],
    [2, "erase", "012", "--reason", "r", "--by", "b"],
    [3, "erase", "0123456789", "--reason", "r", "--by", "b"],
  ])("ends with %i for %s", async (code, ...argv) => {
    expect((await selvedge(...argv)).code).toBe(code);
  });
});

const documentOf = (files: readonly { readonly sha256: string }[]): string => files[0]?.sha256 ?? "";
const importOf = (files: readonly { readonly import: string }[]): string => files[0]?.import ?? "";
