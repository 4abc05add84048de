import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fail } from "../model/issue.ts";
import type { LogHead } from "./log/event-log.ts";
import { genesis } from "./log/log-line.ts";
import { type LogScan, logFolder, scanLog } from "./log/scan-log.ts";
import { manifestName } from "./manifest.ts";
import { type RegisteredFile, registeredFiles } from "./registered-files.ts";
import type { Held } from "./verify/held.ts";
import type { Problem } from "./verify/problem.ts";
import { verifyCheckpoints } from "./verify/verify-checkpoints.ts";
import { verifyErased } from "./verify/verify-erased.ts";
import { verifyFiles, verifyManifest, verifyUnregistered } from "./verify/verify-files.ts";
import { verifyLedger } from "./verify/verify-ledger.ts";
import { verifyLog } from "./verify/verify-log.ts";
import { verifyStamps } from "./verify/verify-stamps.ts";

export interface Verification {
  readonly ok: boolean;
  readonly problems: readonly Problem[];
  /** How much was looked at. */
  readonly checked: {
    readonly events: number;
    readonly originals: number;
    readonly records: number;
    readonly lists: number;
    readonly ledgerRows: number;
    readonly checkpoints: number;
    /** Files that were erased and are accounted for. */
    readonly erased: number;
  };
  /**
   * The last event that is sound. Whoever noted it elsewhere can tell a log that was cut, with everything made from it, or
   * written anew: nothing inside a folder can prove that.
   */
  readonly head: LogHead;
  /** What is worth knowing and is no damage. */
  readonly remarks: readonly string[];
}

function remarksOn({ events }: LogScan): string[] {
  const back = events.filter(
    (event, index) => Date.parse(event.at) < Date.parse(events[index - 1]?.at ?? event.at),
  );
  return back.map(
    ({ seq, at }) =>
      `Event ${seq} is dated ${at}, before the event that precedes it. The order is that of the log.`,
  );
}

const countOf = (files: ReadonlyMap<string, RegisteredFile>, what: RegisteredFile["what"]): number =>
  [...files.values()].filter((file) => file.what === what).length;

/**
 * Compares every file of a workspace with its log, and the ledger with one made anew from it. Nothing is written, and the
 * workspace need not be one that opens. With a damaged log, only what its sound lines register is looked for, and the
 * ledger is left out: there is nothing to hold it against. With what is `held` outside the folder, the end of the log and
 * the whole of it are proven too. Not to be called while this process has the workspace open.
 */
export async function verifyWorkspace(dir: string, held: Held = {}): Promise<Verification> {
  const folder = resolve(dir);
  if (!existsSync(join(folder, manifestName)) && !existsSync(join(folder, logFolder)))
    return fail("workspace.missing", `There is no workspace at ${folder}.`, "Give the folder of one.", {
      file: folder,
    });
  const scan = scanLog(folder);
  const logProblems = verifyLog(scan);
  const files = registeredFiles(scan.events);
  const whole = scan.problems.length === 0;
  const ledger = whole ? await verifyLedger(folder, scan.events) : { problems: [], rows: 0 };
  const checkpoints = verifyCheckpoints(folder, scan, held);
  const stamps = await verifyStamps(folder, scan.events, held.authorities ?? []);
  const erased = verifyErased(folder, scan.events);
  const problems = [
    ...logProblems,
    ...verifyManifest(folder, scan.events),
    ...verifyFiles(folder, files),
    ...ledger.problems,
    ...checkpoints.problems,
    ...stamps.problems,
    ...erased.problems,
    ...(whole ? verifyUnregistered(folder, scan.events) : []),
  ];
  const checked = {
    events: scan.events.length,
    originals: countOf(files, "original"),
    records: countOf(files, "records"),
    lists: countOf(files, "list"),
    ledgerRows: ledger.rows,
    checkpoints: countOf(files, "checkpoint"),
    erased: erased.count,
  };
  const last = scan.events.at(-1);
  const head = last === undefined ? { seq: 0, hash: genesis } : { seq: last.seq, hash: last.hash };
  const left = whole
    ? []
    : ["The ledger and unregistered files were not looked at: the log must be sound for that."];
  const told = [...remarksOn(scan), ...erased.remarks, ...stamps.remarks, ...checkpoints.remarks, ...left];
  return { ok: problems.length === 0, problems, checked, head, remarks: told };
}
