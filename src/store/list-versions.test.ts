import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listFiles } from "./disk.ts";
import { createStore, type Store } from "./open-store.ts";
import { verifyWorkspace } from "./verify.ts";
import { codeOf, listVersion, newWorkspace, now, temporaryFolder } from "./workspace.fixture.ts";

describe("lists", () => {
  const register = (store: Store, at: string, more: Parameters<typeof listVersion>[0]) =>
    store.append([{ type: "list-registered", at, by: "selvedge", data: store.lists.put(listVersion(more)) }]);

  it("give the version registered last of each list, and the history of one", async () => {
    const store = await createStore(temporaryFolder(), newWorkspace);
    register(store, "2026-03-03T00:00:00Z", { key: "b", version: "2026-01-01-x", title: "b1" });
    register(store, "2026-03-04T00:00:00Z", { key: "a", version: "2026-01-01-x", title: "a1" });
    register(store, "2026-03-05T00:00:00Z", { key: "b", version: "2026-02-01-x", title: "b2" });
    expect(store.lists.all().map(({ title }) => title)).toEqual(["a1", "b2"]);
    expect(store.lists.all("2026-03-03").map(({ title }) => title)).toEqual(["b1"]);
    expect(store.lists.history("b").map(({ title }) => title)).toEqual(["b1", "b2"]);
    await store.close();
  });

  it("give the day on which the version in force was last seen unchanged, as known by a day, and not of the one before", async () => {
    const store = await createStore(temporaryFolder(), newWorkspace);
    const check = (at: string, version: string, checked: string) =>
      store.append([{ type: "list-checked", at, by: "selvedge", data: { key: "b", version, checked } }]);
    register(store, "2026-03-03T00:00:00Z", { key: "b", version: "2026-01-01-x" });
    check("2026-03-04T00:00:00Z", "2026-01-01-x", "2026-03-04");
    check("2026-03-05T00:00:00Z", "2026-01-01-x", "2026-03-02");
    register(store, "2026-03-06T00:00:00Z", { key: "b", version: "2026-02-01-x" });
    check("2026-03-07T00:00:00Z", "2026-02-01-x", "2026-03-07");
    const checked = (knownBy?: string) => store.lists.all(knownBy).map((version) => version.checked);
    expect(["2026-03-03", "2026-03-05", "2026-03-06", undefined].map(checked)).toEqual([
      [undefined],
      ["2026-03-04"],
      [undefined],
      ["2026-03-07"],
    ]);
    expect(store.lists.history("b").map((version) => version.checked)).toEqual([undefined, undefined]);
    await store.close();
  });

  it("keep other entries that a later reader made of the same bytes beside the first", async () => {
    const dir = temporaryFolder();
    const store = await createStore(dir, newWorkspace);
    register(store, now, { title: "first reading" });
    register(store, now, { title: "second reading" });
    register(store, now, { title: "first reading" });
    expect(store.lists.history("example-entity-list").map(({ title }) => title)).toEqual([
      "first reading",
      "second reading",
      "first reading",
    ]);
    await store.close();
    expect(listFiles(dir, "lists")).toHaveLength(2);
    expect((await verifyWorkspace(dir)).problems).toEqual([]);
  });

  it("refuse names that would leave the folder, and altered entries", async () => {
    const dir = temporaryFolder();
    const store = await createStore(dir, newWorkspace);
    expect(await codeOf(() => store.lists.put(listVersion({ key: "../x" })))).toBe("list.invalid");
    expect(await codeOf(() => store.lists.put(listVersion({ version: ".." })))).toBe("list.invalid");
    register(store, now, {});
    const path = join(dir, listFiles(dir, "lists")[0]!);
    writeFileSync(path, readFileSync(path, "utf8").replace("Nobody", "nobody"));
    expect(await codeOf(() => store.lists.all())).toBe("workspace.damaged");
    await store.close();
  });
});
