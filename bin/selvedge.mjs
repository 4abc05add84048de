#!/usr/bin/env node
// The door of the command line. Starts on any Node from 20.19 on and hands over to the Node 24 that came with the dependencies.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import * as nodeModule from "node:module";
import { fileURLToPath } from "node:url";
import { neededMajor, nodeBinary } from "./node-binary.mjs";

if (Number(process.versions.node.split(".")[0]) < neededMajor) {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const args = [fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  // Ctrl-C is the other Node's to answer: it says what was kept.
  process.on("SIGINT", () => undefined);
  const result = spawnSync(nodeBinary(root), args, { stdio: "inherit" });
  process.exit(result.status ?? 70);
}

nodeModule.enableCompileCache?.();
const source = new URL("../src/cli/main.ts", import.meta.url);
const built = new URL("../dist/cli/main.js", import.meta.url);
const { main } = await import((existsSync(source) ? source : built).href);
process.exitCode = await main(process.argv.slice(2));
