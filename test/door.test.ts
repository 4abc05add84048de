import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openWorkspace } from "../src/index.ts";
import { folder, now, root } from "./terminal.ts";

const dir = folder();

describe("the library's door", () => {
  it("is the five lines of the README, and they work", async () => {
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const block = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
    const lines = block.trim().split("\n");
    expect(lines).toHaveLength(5);
    const body = lines
      .slice(1)
      .join("\n")
      .replace('"./acme"', JSON.stringify(join(dir, "acme")))
      .replace('"suppliers.csv"', JSON.stringify(join(root, "examples/cotton-shirt/parties.csv")))
      .replace("console.log(", "said.push(");
    const said: unknown[] = [];
    const AsyncFunction = (async () => undefined).constructor as new (
      ...args: string[]
    ) => (open: typeof openWorkspace, said: unknown[]) => Promise<void>;
    await new AsyncFunction("openWorkspace", "said", body)(openWorkspace, said);
    expect(said).toEqual([expect.stringMatching(/\S/)]);
  });

  it("answers with what --json prints, and fails with what went wrong", async () => {
    const workspace = await openWorkspace(join(dir, "acme"), { now: () => now });
    const [line] = await workspace.screen();
    expect(line?.screened.at).toBe(now);
    expect((await workspace.verify()).ok).toBe(true);
    await expect(workspace.import(join(dir, "none.csv"))).rejects.toMatchObject({
      issue: { code: "file.missing" },
    });
    await expect(workspace.assess({ subject: "Nobody" })).rejects.toMatchObject({
      issue: { code: "subject.none" },
    });
  });
});
