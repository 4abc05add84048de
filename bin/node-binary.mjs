import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

export const neededMajor = 24;

/** The Node to run on: this one where it is new enough, else the one that came with the dependencies. */
export function nodeBinary(root) {
  if (Number(process.versions.node.split(".")[0]) >= neededMajor) return process.execPath;
  const name = `node-${process.platform}-${process.arch}`;
  const beside = join(root, "node_modules", name, "bin", "node");
  if (existsSync(beside)) return beside;
  try {
    return join(
      createRequire(join(root, "package.json")).resolve(`${name}/package.json`),
      "..",
      "bin",
      "node",
    );
  } catch {
    process.stderr.write(
      `Selvedge runs on Node ${neededMajor} or newer; this is ${process.versions.node} and no ${name} package is installed.\n` +
        `Install Node ${neededMajor}, or run "npm run setup" on Linux x64 or arm64.\n`,
    );
    process.exit(4);
  }
}
