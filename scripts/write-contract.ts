// Writes contract/<verb>.schema.json from the operations. A test fails when they differ from what is committed.
import { writeFileSync } from "node:fs";
import { contractFiles } from "../src/operations/contract.ts";

for (const [name, text] of await contractFiles()) {
  writeFileSync(new URL(`../contract/${name}`, import.meta.url), text);
}
