// Runs a command of this repository after making sure that its dependencies are there. Plain JavaScript that any
// Node from 20.19 on understands, because it runs before the Node 24 that the repository brings is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { nodeBinary } from "../bin/node-binary.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const marker = join(root, "node_modules", ".selvedge-setup");
const lock = createHash("sha256")
  .update(readFileSync(join(root, "package-lock.json")))
  .digest("hex");

function run(command, args) {
  const result = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (result.error) throw result.error;
  return result.status ?? 1;
}

if (!existsSync(marker) || readFileSync(marker, "utf8") !== lock) {
  process.stderr.write("Installing what Selvedge needs from the npm registry (once; about a minute) ...\n");
  const npm = (...args) => {
    const all = [...args, "--no-audit", "--no-fund", "--loglevel=error"];
    return process.env.npm_execpath
      ? run(process.execPath, [process.env.npm_execpath, ...all])
      : run("npm", all);
  };
  // A registry that lacks some platform's packages can make npm refuse the lock file; installing by it still works.
  if (npm("ci") !== 0 && npm("install", "--no-save") !== 0) {
    process.stderr.write(
      "The dependencies could not be installed: see above. Selvedge needs the npm registry once.\n",
    );
    process.exit(4);
  }
  writeFileSync(marker, lock);
}

const [script, ...rest] = process.argv.slice(2);
if (script !== undefined) process.exit(run(nodeBinary(root), [join(root, script), ...rest]));
