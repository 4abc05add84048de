import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, root, selvedge } from "./terminal.ts";

const dir = folder();
const example = (name: string): string => join(root, "examples/cotton-shirt", name);

async function wholeJob(name: string): Promise<Record<string, string>> {
  const workspace = join(dir, name);
  const files = [
    "parties.csv",
    "enquiries.csv",
    "sites.csv",
    "products.csv",
    "bom.csv",
    "shipments.csv",
    "profile.csv",
  ].map(example);
  const answers: Record<string, string> = {};
  answers.import = (await selvedge("import", ...files, "--json", "--workspace", workspace)).out;
  for (const verb of [["screen"], ["locate"], ["assess"], ["lists", "status"]]) {
    answers[verb.join(" ")] = (await selvedge(...verb, "--json", "--workspace", workspace)).out;
  }
  answers.log = readFileSync(join(workspace, "log/000001.jsonl"), "utf8")
    .split("\n")
    .slice(1)
    .map((line) => line.replace(/"(prev|hash)":"[0-9a-f]+"/g, ""))
    .join("\n");
  return answers;
}

describe("the same inputs and the same --now", () => {
  it("give byte-identical JSON from every verb, and the same events", async () => {
    expect(await wholeJob("second")).toEqual(await wholeJob("first"));
  });

  it("outside a fictional workspace the example's own list is not there and supports nothing", async () => {
    const { out } = await selvedge("assess", "--json", "--workspace", join(dir, "first"));
    expect(JSON.parse(out).fictional).toBe(false);
    expect(out).not.toContain("example-entity-list");
  });
});
