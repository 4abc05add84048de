import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { folder, selvedge } from "./terminal.ts";

const dir = folder();
const ask = (...argv: readonly string[]) => selvedge(...argv, "--workspace", join(dir, "acme"));
const file = (name: string, text: string): string => {
  writeFileSync(join(dir, name), text);
  return join(dir, name);
};
const entity = {
  ...{ id: "a", caption: "Orvane Mill", schema: "Company", target: true, referents: [] },
  ...{ properties: { name: ["Orvane Mill"] }, last_seen: "2026-11-01" },
};
const targets = [
  "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,dataset,first_seen,last_seen,last_change",
  "Q1,Company,Orvane Mill,,,cn,,,,,,A list,2024-01-02T00:00:00,2026-11-01T00:00:00,2024-01-02T00:00:00",
];

beforeAll(async () => {
  const simple = file("anything.csv", `${targets.join("\n")}\n`);
  const whole = file("entities.ftm.json", `${JSON.stringify(entity)}\n`);
  const parties = file("parties.csv", "party,name\nP-1,Zorbeck Oils\n");
  expect((await ask("import", parties)).err).toBe("");
  expect((await ask("lists", "update", "ftm-simple", "--from", simple, "--as", "xx_simple")).code).toBe(0);
  expect((await ask("lists", "update", "--from", whole, "--as", "xx_whole")).code).toBe(0);
});

it.each([
  ["us-cbp-wro", "untested against a real file"],
  ["us-dol-tvpra", "untested against a real file"],
  ["us-uflpa", "tested against a real file"],
  ["xx_simple", "untested against a real file"],
  ["xx_whole", "tested against a real file"],
])("lists status says what the reader of %s was written against: %s", async (key, words) => {
  const { lists } = (await ask("lists", "status", "--json")).json();
  expect(lists.find((list: any) => list.key === key).reader).toBe(words);
  const { out } = await ask("lists", "status");
  expect(out.split("\n\n").find((part) => part.startsWith(key))).toContain(`reader: ${words}`);
});
