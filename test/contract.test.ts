import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { contractFiles } from "../src/operations/contract.ts";
import type { Operation } from "../src/operations/operation.ts";
import { operationLoaders, verbs } from "../src/operations/registry.ts";
import { root } from "./terminal.ts";

describe("contract/", async () => {
  const files = await contractFiles();

  it.each(files)("%s is what the operation says (npm run contract writes it anew)", (name, text) => {
    const path = join(root, "contract", name);
    expect(existsSync(path) ? readFileSync(path, "utf8") : "").toBe(text);
  });

  it("holds nothing else", () => {
    const found = readdirSync(join(root, "contract")).filter((name) => name.endsWith(".json"));
    expect(found.sort()).toEqual(files.map(([name]) => name).sort());
  });
});

describe("operations", () => {
  it.each(verbs)("%s collects exactly the members of its input", async (verb) => {
    const operation: Operation = await operationLoaders[verb]();
    const members = Object.keys((operation.input as z.ZodObject).shape);
    expect(operation.args.map(({ name }) => name).sort()).toEqual(members.sort());
    expect(operation.name).toBe(verb);
  });
});
