import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { sha256 } from "../model/canonical.ts";
import { openOriginals } from "./originals.ts";
import { codeOf, temporaryFolder } from "./workspace.fixture.ts";

describe("originals", () => {
  it("give back every byte, and keep the same bytes once", () => {
    const dir = temporaryFolder();
    const originals = openOriginals(dir);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        const kept = originals.put(bytes);
        expect(originals.put(bytes)).toEqual(kept);
        expect(kept).toEqual({ sha256: sha256(bytes), bytes: bytes.length });
        expect(Buffer.from(originals.get(kept.sha256))).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 40 },
    );
  });

  it("refuse to hand out altered bytes, and take the true ones anew", async () => {
    const dir = temporaryFolder();
    const originals = openOriginals(dir);
    const { sha256: hash } = originals.put(Buffer.from("true"));
    writeFileSync(join(dir, "originals", hash), "fals");
    expect(await codeOf(() => originals.get(hash))).toBe("workspace.damaged");
    originals.put(Buffer.from("true"));
    expect(Buffer.from(originals.get(hash)).toString()).toBe("true");
  });

  test.each(["../workspace.json", "", "f".repeat(64)])("know nothing of %j", async (name) => {
    expect(await codeOf(() => openOriginals(temporaryFolder()).get(name))).toBe("reference.missing");
  });
});
