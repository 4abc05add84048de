import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { contractFiles } from "../src/operations/contract.ts";
import type { Operation } from "../src/operations/operation.ts";
import { operationLoaders, verbs } from "../src/operations/registry.ts";
import { folder, root, selvedge } from "./terminal.ts";

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

describe("what the verbs print", () => {
  const workspace = join(folder(), "demo");
  const schemaOf = (verb: string): z.ZodType =>
    z.fromJSONSchema(JSON.parse(readFileSync(join(root, "contract", `${verb}.schema.json`), "utf8")));

  it.each<[string, ...string[]]>([
    ["demo"],
    ["trace"],
    ["trace", "S-06", "--down"],
    ["trace", "shipment:SH-1005"],
    ["expose"],
    ["assess", "--report", join(workspace, "other.html")],
    ["assess", "shipment:SH-1005"],
    ["assess", "T-01"],
    ["screen"],
    ["locate"],
  ])("%s %s validates against its frozen schema, with nothing beside it", async (verb, ...more) => {
    const values = (await selvedge(verb, ...more, "--json", "--workspace", workspace)).lines();
    expect(values.length).toBeGreaterThan(0);
    const schema = schemaOf(verb);
    for (const value of values) expect(schema.safeParse(value).error?.issues ?? []).toEqual([]);
  });

  it("a member that the schema does not know is refused by it", async () => {
    const [line] = (await selvedge("trace", "SHIRT-01", "--json", "--workspace", workspace)).lines();
    expect(schemaOf("trace").safeParse({ ...line, more: 1 }).success).toBe(false);
  });
});
