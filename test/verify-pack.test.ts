import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync, zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { type Answer, folder, now, runWith } from "./terminal.ts";

/** A pack is checked on another machine: with the file and a public key, and no workspace. */
const home = folder();
const inHome = (name: string): string => join(home, name);
const run = (...argv: string[]): Promise<Answer> =>
  runWith({ env: { SELVEDGE_NOW: now, USER: "tester", SELVEDGE_KEYS: inHome("keys") } }, argv);
const workspace = ["--workspace", inHome("w")] as const;
const nowhere = ["--workspace", inHome("none"), "--json"] as const;

/** Nobody is meant. */
const text =
  "Answer of the mill\n\nThe Strelsau Spinning Company said that all of its workers are paid by the hour.\n";

beforeAll(async () => {
  writeFileSync(inHome("answer.txt"), text);
  await run("read", inHome("answer.txt"), ...workspace);
  const { publicKeyFile } = (await run("checkpoint", "--json", ...workspace)).json();
  writeFileSync(inHome("key.pub"), readFileSync(publicKeyFile));
  await run("pack", "--out", inHome("p.zip"), ...workspace);
});

describe("verify of an exported pack", () => {
  it("needs only the pack, and says that its proofs were not checked without the key", async () => {
    const { code, out } = await run("verify", inHome("p.zip"), "--json", "--workspace", inHome("none"));
    expect(code).toBe(0);
    const found = JSON.parse(out);
    expect(found).toMatchObject({ of: "pack", ok: true, problems: [], head: null });
    expect(found.checked).toMatchObject({ documents: 1, layers: 1, proofs: 1, proven: 0 });
    expect(found.checked.citations).toBeGreaterThan(0);
    expect(found.remarks.join(" ")).toContain("--key");
  });

  it("proves with the key that the document stood in the signed log", async () => {
    const found = (await run("verify", inHome("p.zip"), "--key", inHome("key.pub"), ...nowhere)).json();
    expect(found).toMatchObject({ ok: true, checked: { proofs: 1, proven: 1 } });
  });

  it("tells of a text that was rewritten, with exit 3 and the place", async () => {
    const files = unzipSync(readFileSync(inHome("p.zip")));
    const path = Object.keys(files).find((each) => each.startsWith("layers/")) ?? "";
    files[path] = Buffer.from(text.replace("are paid", "are not paid"));
    writeFileSync(inHome("forged.zip"), zipSync(files));
    const { code, out } = await run("verify", inHome("forged.zip"), "--workspace", inHome("none"));
    expect(code).toBe(3);
    expect(out.replace(/\s+/g, " ")).toContain("places of the pack are not as it says itself");
    expect(out).toContain(path.slice(0, 20));
  });

  it("refuses a file that is no archive", async () => {
    const { code, err } = await run("verify", inHome("answer.txt"), "--workspace", inHome("none"));
    expect(code).toBe(3);
    expect(err).toContain("answer.txt");
  });
});
