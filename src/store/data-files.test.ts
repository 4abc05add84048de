import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dataRoot, readDataFile, readDataFolder } from "./data-files.ts";
import { codeOf, temporaryFolder } from "./workspace.fixture.ts";

describe("data files", () => {
  it("stand beside the code", () => {
    expect(dataRoot().replaceAll("\\", "/")).toMatch(/\/data\/$/);
  });

  it("are read by their path, folders as a whole and in one order", async () => {
    const root = temporaryFolder();
    mkdirSync(join(root, "law/us"), { recursive: true });
    writeFileSync(join(root, "law/us/b.yml"), "\uFEFFb");
    writeFileSync(join(root, "law/a.yml"), "a");
    writeFileSync(join(root, "law/README.md"), "about");
    writeFileSync(join(root, "law/.hidden"), "x");
    expect(readDataFile("law/us/b.yml", root)).toBe("b");
    expect(Object.entries(readDataFolder("law", root))).toEqual([
      ["a.yml", "a"],
      ["us/b.yml", "b"],
    ]);
    writeFileSync(join(root, "law/c.yml"), Buffer.from([0xff]));
    expect(await codeOf(() => readDataFolder("law", root))).toBe("data.invalid");
    expect(await codeOf(() => readDataFolder("lawn", root))).toBe("data.invalid");
    expect(await codeOf(() => readDataFile("law/d.yml", root))).toBe("data.invalid");
  });
});
