import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { beforeAll, expect } from "vitest";
import { checkUscc, usccAlphabet } from "../../src/names/identifiers.ts";
import { type Answer, folder, selvedge } from "../terminal.ts";

/** What a refusal must say. */
export interface Refusal {
  readonly code: string;
  readonly exit?: number;
  /** Words of the message, the hint and the place: what, where, what was expected, what to do. */
  readonly words: readonly string[];
}

/** A file that came in, and the workspace it came into. */
export interface Arrived {
  readonly workspace: string;
  /** The answer of `import --json`. */
  readonly answer: any;
  /** The first table of it. */
  readonly file: any;
}

/**
 * A workspace that holds one sound file, K-1, which no bad file may touch; every import works on a copy of it.
 * To be called once, at the top of a test file.
 */
export function intake() {
  const dir = folder();
  const inbox = join(dir, "inbox");
  const kept = join(dir, "kept");
  let copies = 0;

  const file = (name: string, content: string | Uint8Array): string => {
    mkdirSync(inbox, { recursive: true });
    writeFileSync(join(inbox, name), content);
    return join(inbox, name);
  };

  const workspace = (): string => {
    copies += 1;
    const copy = join(dir, `workspace-${copies}`);
    cpSync(kept, copy, { recursive: true });
    return copy;
  };

  beforeAll(async () => {
    const sound = file("kept.csv", "party,name,country\nK-1,Kept Weaving Ltd.,BD\n");
    expect(await selvedge("import", sound, "--workspace", kept)).toMatchObject({ code: 0, err: "" });
  });

  return { dir, inbox, file, workspace };
}

/** Names, sizes and hashes of all that is in a folder, but for what SQLite keeps beside its file and who holds the lock. */
export function contentsOf(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, encoding: "utf8" })
    .filter((name) => !/(^|\/)(ledger\.db.*|lock.*)$/.test(name) && statSync(join(dir, name)).isFile())
    .sort()
    .map(
      (name) =>
        `${name} ${createHash("sha256")
          .update(readFileSync(join(dir, name)))
          .digest("hex")}`,
    );
}

/** Verify finds nothing, and the file that was there before is in the answers as it was. */
export async function expectSound(workspace: string): Promise<void> {
  expect((await selvedge("verify", workspace, "--json")).json()).toMatchObject({ ok: true, problems: [] });
  expect((await rowsOf(workspace)).get("K-1")).toMatchObject({ name: "Kept Weaving Ltd.", country: "BD" });
}

/** A failure says what, where, what was expected and what to do, as text and as a value, with its exit code. */
export function expectSaid(answer: Answer, { code, exit = 3, words }: Refusal): void {
  expect([answer.code, answer.json().error.code]).toEqual([exit, code]);
  expect(answer.err).toMatch(/^selvedge: /);
  expect(answer.err).not.toContain("Something broke");
  const { message, hint, file = "", expected = "", received = "" } = answer.json().error;
  expect(message).toMatch(/\S/);
  expect(hint).toMatch(/\S/);
  for (const word of words) expect([message, hint, file, expected, received].join("\n")).toContain(word);
}

/** The file is refused; nothing of it is stored, it lies where it lay, and the workspace is as it was, byte for byte. */
export async function expectRefused(
  { workspace }: { readonly workspace: string },
  path: string,
  refusal: Refusal,
  ...options: readonly string[]
): Promise<Answer> {
  const [before, bytes] = [contentsOf(workspace), hashOf(path)];
  const answer = await selvedge("import", path, ...options, "--json", "--workspace", workspace);
  expectSaid(answer, refusal);
  expect(contentsOf(workspace)).toEqual(before);
  expect(hashOf(path)).toBe(bytes);
  return answer;
}

const hashOf = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");

/** The file is taken in: every row is counted once, the workspace is sound, and the bytes are kept as they came. */
export async function arrive(
  workspace: string,
  path: string,
  ...options: readonly string[]
): Promise<Arrived> {
  const imported = await selvedge("import", path, ...options, "--json", "--workspace", workspace);
  expect([imported.code, imported.err]).toEqual([0, ""]);
  const answer = imported.json();
  for (const { rows, accepted, repaired, quarantined } of answer.files)
    expect(accepted + repaired + quarantined).toBe(rows);
  const kept = readFileSync(join(workspace, "originals", answer.files[0].sha256));
  expect(kept.equals(readFileSync(path))).toBe(true);
  await expectSound(workspace);
  return { workspace, answer, file: answer.files[0] };
}

/** Rows that count, as `export` writes them, by their key; the further columns of the files too. */
export async function rowsOf(
  workspace: string,
  kind = "parties",
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const out = join(workspace, "..", `export-${kind}.csv`);
  const exported = await selvedge(
    "export",
    kind,
    "--with-extra",
    "--force",
    "--out",
    out,
    "--workspace",
    workspace,
  );
  expect([exported.code, exported.err]).toEqual([0, ""]);
  const rows: Record<string, string>[] = parse(readFileSync(out), { columns: true, bom: true });
  rmSync(out);
  return new Map(rows.map((row) => [Object.values(row)[0] ?? "", row]));
}

/** Remarks of an import as [code, row, column]. */
export const told = ({ file }: Arrived): readonly (readonly [string, number, string])[] =>
  file.issues.map(({ code, row, column }: any) => [code, row, column]);

/** The remark on a row; fails where there is none of this code. */
export function remarkOn({ file }: Arrived, row: number, code: string): string {
  const found = file.issues.find((each: any) => each.row === row && each.code === code);
  expect(found, `${code} on row ${row}`).toBeDefined();
  expect(found.hint).toMatch(/\S/);
  return found.message;
}

/** Where each address of the workspace is said to be, by the name of the party. */
export async function located(workspace: string): Promise<ReadonlyMap<string, any>> {
  const lines = (await selvedge("locate", "--json", "--workspace", workspace)).lines();
  return new Map(lines.map((line) => [String(line.input).split(",")[0] ?? "", line]));
}

/** Who the workspace's parties are, and what they hit. */
export async function screened(workspace: string): Promise<any[]> {
  const { code, lines } = await selvedge("screen", "--json", "--workspace", workspace);
  expect(code).toBe(0);
  return lines().filter(({ input }) => !input.names.includes("Kept Weaving Ltd."));
}

/** A code with both of its check characters right: the organisation's own and that of the whole. */
export function usccOf(authority: string, organisation: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce(
    (total, weight, at) => total + weight * Number.parseInt(organisation[at] ?? "", 36),
    0,
  );
  const check = (11 - (sum % 11)) % 11;
  const body = `${authority}${organisation}${check === 10 ? "X" : check}`;
  const last = [...usccAlphabet].find((letter) => checkUscc(body + letter).ok);
  return `${body}${last}`;
}
