import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ftmReader } from "../../src/lists/publishers/ftm/reader.ts";
import { smallReader } from "../../src/lists/update/small-list.fixture.ts";
import { publisher } from "./publisher.ts";

const { dir, run } = await publisher((url) => [smallReader(url), ftmReader]);

const company = (id: string, name: string): object => ({
  id,
  schema: "Company",
  properties: { name: [name], topics: ["sanction"] },
  target: true,
  first_seen: "2024-01-01T00:00:00",
  last_seen: "2026-10-01T00:00:00",
});
const lines = (...objects: readonly object[]): string =>
  objects.map((each) => `${JSON.stringify(each)}\n`).join("");
const take = async (name: string, content: string) => {
  mkdirSync(join(dir, name));
  writeFileSync(join(dir, name, name), content);
  const { code, json } = await run(
    ...["lists", "update", "ftm", "--from", join(dir, name, name), "--as", "xx_sanctions"],
    ...["--retrieved", "2026-11-01", "--json"],
  );
  return { code, list: json().lists[0] };
};
const mills = Array.from({ length: 30 }, (_, at) => company(`mill-${at}`, `Mill ${at} Works`));

it("a file of changes keeps its name where it comes alone: it is not taken for the whole list", async () => {
  const whole = await take("saved-by-hand.json", lines(...mills));
  expect(whole).toMatchObject({ code: 0, list: { outcome: "updated", entries: 30, ended: 0 } });

  const change = { op: "DEL", entity: { id: "mill-3" } };
  const changed = await take("20261006000000-abc.entities.delta.json", lines(change));
  expect(changed).toMatchObject({
    code: 0,
    list: { outcome: "updated", entries: 29, ended: 1, entriesBefore: 30, published: "2026-10-06" },
  });
  // Nothing shows what else changed between the two.
  expect(changed.list.staleBecause.join()).toContain("known gap: Changes may be missing");
});
