// The whole check: format and room rules, types, data and tests. Ends with one line: "N passed, N failed".
// With SELVEDGE_NO_SKIPS=1 (set in CI) a skipped test is a failure.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = (name) => join(root, "node_modules", ".bin", name);
const env = { ...process.env, PATH: `${join(root, "node_modules", ".bin")}:${process.env.PATH}` };
let failed = 0;
let passed = 0;

function step(title, command, args) {
  process.stdout.write(`\n== ${title}\n`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit", env });
  if (status === 0) passed += 1;
  else failed += 1;
}

step("format, lint, room rules", bin("biome"), ["ci", "--diagnostic-level=warn", "--error-on-warnings", "."]);
step("types", process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", root]);

const folder = mkdtempSync(join(tmpdir(), "selvedge-check-"));
const report = join(folder, "report.json");
process.stdout.write("\n== tests\n");
spawnSync(
  process.execPath,
  [
    join(root, "node_modules/vitest/vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ],
  {
    cwd: root,
    stdio: "inherit",
    env,
  },
);
try {
  const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests, testResults } = JSON.parse(
    readFileSync(report, "utf8"),
  );
  passed += numPassedTests;
  // A suite that could not even be collected has no failed test of its own.
  failed += numFailedTests > 0 ? numFailedTests : numFailedTestSuites;
  const skipped = testResults.flatMap((suite) =>
    suite.assertionResults.filter(({ status }) => status === "skipped" || status === "pending"),
  );
  for (const { fullName } of skipped) process.stdout.write(`skipped: ${fullName}\n`);
  if (process.env.SELVEDGE_NO_SKIPS === "1" && numPendingTests > 0) failed += numPendingTests;
} catch (error) {
  process.stdout.write(`The test run left no report: ${error.message}\n`);
  failed += 1;
}
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
