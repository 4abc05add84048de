// Writes docs/law/<KEY>.md out of data/law. A test fails when the pages differ from what is committed.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { buildLaw } from "../src/law/build-law.ts";
import { readDataFolder } from "../src/store/data-files.ts";
import { lawPages } from "./law-pages/all-pages.ts";

const files = readDataFolder("law");
const pages = lawPages(buildLaw(files), files);
const folder = new URL("../docs/law/", import.meta.url);
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(new URL(name, folder));
for (const [name, text] of pages) writeFileSync(new URL(name, folder), text);
