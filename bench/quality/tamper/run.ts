// Tampering found, false alarms counted: node bench/quality/tamper/run.ts [--write]
import { writeFileSync } from "node:fs";
import { attacks, flips, honestLogs, honestWorkspaces } from "../../../test/tamper/measure.ts";

const seed = 20_260_901;
const before = process.cpuUsage();
const { alarms: logAlarms, ...logs } = honestLogs(10_000, seed);
const { alarms: workspaceAlarms, ...workspaces } = await honestWorkspaces(300, seed);
const flipped: Awaited<ReturnType<typeof flips>> = [];
for (const each of [1, 2, 3]) flipped.push(...(await flips(seed + each, { wholly: 251 })));
const kinds = [...new Set(flipped.map(({ what }) => what))];
const attacked = await attacks(15, seed);
const { user, system } = process.cpuUsage(before);
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

const result = {
  bitsFlipped: kinds.map((what) => {
    const own = flipped.filter((each) => each.what === what);
    const all = sum(own.map((each) => each.flipped));
    return { what, flipped: all, found: all - sum(own.map(({ missed }) => missed.length)) };
  }),
  attacks: attacked,
  honestLogs: { ...logs, alarms: logAlarms.length },
  honestWorkspaces: { ...workspaces, alarms: workspaceAlarms.length },
};
console.log(JSON.stringify({ ...result, cpuSeconds: Math.round((user + system) / 1e6) }, null, 2));
for (const alarm of [...logAlarms, ...workspaceAlarms]) console.error(alarm);

const missed =
  result.bitsFlipped.some((each) => each.found < each.flipped) ||
  attacked.some((each) => each.found < each.attacks);
if (missed || logAlarms.length + workspaceAlarms.length > 0) {
  console.error("The gate is not met: something was missed, or an alarm was false.");
  process.exitCode = 1;
}
if (process.argv.includes("--write"))
  writeFileSync(new URL("result.json", import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
