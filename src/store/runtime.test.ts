import { describe, expect, it, test } from "vitest";
import { assertRuntime, runtimeVersions } from "./runtime.ts";
import { codeOf } from "./workspace.fixture.ts";

describe("assertRuntime(sqlite)", () => {
  test.each([
    ["3.51.3", "none"],
    ["3.51.10", "none"],
    ["3.53.4", "none"],
    ["4.0", "none"],
    ["3.51.2", "workspace.runtime"],
    ["3.50.9", "workspace.runtime"],
    ["2.99.99", "workspace.runtime"],
    ["unknown", "workspace.runtime"],
  ])("SQLite %s: %s", async (version, code) => {
    expect(await codeOf(() => assertRuntime(version))).toBe(code);
  });
  it("takes the runtime it is run on", async () => {
    expect(await codeOf(() => assertRuntime())).toBe("none");
    expect(runtimeVersions().sqlite).toBe(process.versions.sqlite);
  });
});
