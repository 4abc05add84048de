import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appVersion } from "../src/version.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

describe("the house", () => {
  const rooms = readdirSync(join(root, "src"), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );

  it.each(rooms.map(({ name }) => name))("%s opens with a README of 10 to 30 lines", (room) => {
    const lines = readFileSync(join(root, "src", room, "README.md"), "utf8")
      .trimEnd()
      .split("\n").length;
    expect(lines).toBeGreaterThanOrEqual(10);
    expect(lines).toBeLessThanOrEqual(30);
  });

  it("has one version", () => {
    expect(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version).toBe(appVersion);
  });

  it("pins every dependency exactly", () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(root, "package.json"), "utf8"),
    );
    const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
      ([, version]) => !/^\d/.test(String(version)),
    );
    expect(loose).toEqual([]);
  });

  it("gives every dependency a line in docs/decisions/dependencies.md", () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(root, "package.json"), "utf8"),
    );
    const text = readFileSync(join(root, "docs/decisions/dependencies.md"), "utf8");
    const absent = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
      (name) => !text.includes(`\`${name}\``),
    );
    expect(absent).toEqual([]);
  });
});

/** Each planted file breaks one rule; the linter must name it. */
const planted: readonly (readonly [rule: string, file: string, text: string])[] = [
  [
    "noRestrictedImports",
    "src/names/planted.ts",
    'import { x } from "../screening/planted.ts";\nexport const y = x;\n',
  ],
  [
    "noRestrictedImports",
    "src/law/planted.ts",
    'import { readFileSync } from "node:fs";\nexport const y = readFileSync;\n',
  ],
  [
    "noRestrictedImports",
    "src/operations/planted.ts",
    'import { DatabaseSync } from "node:sqlite";\nexport const y = DatabaseSync;\n',
  ],
  ["noRestrictedGlobals", "src/places/planted.ts", "export const y = process.env;\n"],
  [
    "noImportCycles",
    "src/goods/planted.ts",
    'import { b } from "./planted-b.ts";\nexport const a = (): unknown => b;\n',
  ],
  [
    "noExcessiveLinesPerFile",
    "src/parties/planted.ts",
    `${Array.from({ length: 301 }, (_, line) => `export const a${line} = ${line};`).join("\n")}\n`,
  ],
  [
    "noExcessiveLinesPerFunction",
    "src/records/planted.ts",
    `export function y(a: number[]): void {\n${"  a.push(1);\n".repeat(51)}}\n`,
  ],
  ["noBarrelFile", "src/lists/planted.ts", 'export { a } from "../goods/planted.ts";\n'],
  ["noDefaultExport", "src/store/planted.ts", "const a = 1;\nexport default a;\n"],
];

describe("the linter", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "selvedge-planted-"));
    copyFileSync(join(root, "biome.json"), join(folder, "biome.json"));
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    execFileSync("git", ["init", "-q"], { cwd: folder });
    const helpers = [
      ["src/screening/planted.ts", "export const x = 1;\n"],
      ["src/goods/planted-b.ts", 'import { a } from "./planted.ts";\nexport const b = (): unknown => a;\n'],
    ] as const;
    for (const [, file, text] of [...planted, ...helpers.map(([file, text]) => ["", file, text] as const)]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    writeFileSync(join(folder, ".gitignore"), "node_modules\n");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(planted)("stops a planted violation of %s in %s", (rule, file) => {
    let output = "";
    try {
      output = execFileSync(join(root, "node_modules/.bin/biome"), ["lint", "--colors=off", file], {
        cwd: folder,
        encoding: "utf8",
        stdio: "pipe",
      });
    } catch (error) {
      output = String((error as { stdout: string }).stdout) + String((error as { stderr: string }).stderr);
    }
    expect(output).toContain(rule);
  });

  it("has rules for every room", () => {
    const rooms = readdirSync(join(root, "src"), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    const text = readFileSync(join(root, "biome.json"), "utf8");
    expect(rooms.filter(({ name }) => !text.includes(`"src/${name}/**"`)).map(({ name }) => name)).toEqual(
      [],
    );
    expect(existsSync(join(root, "biome.json"))).toBe(true);
  });
});
