import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../../model/canonical.ts";
import type { LoggedEvent } from "../events/event-table.ts";
import { checkpointPath, stampPath } from "../registered-files.ts";
import { type Problem, restoreHint } from "./problem.ts";

type Stamped = LoggedEvent & { readonly type: "checkpoint-stamped" };

/** Both files of a stamp, where they are there and as the log says; what is not is named by the check of files. */
function filesOf(dir: string, { data }: Stamped): { answer: Buffer; checkpoint: Buffer } | undefined {
  const paths = [stampPath(data.size, data.sha256), checkpointPath(data.size)].map((path) => join(dir, path));
  if (!paths.every((path) => existsSync(path))) return undefined;
  const [answer, checkpoint] = paths.map((path) => readFileSync(path));
  if (answer === undefined || checkpoint === undefined) return undefined;
  const sound = sha256(answer) === data.sha256 && sha256(checkpoint) === data.checkpoint;
  return sound ? { answer, checkpoint } : undefined;
}

async function problemOf(
  event: Stamped,
  { answer, checkpoint }: { readonly answer: Uint8Array; readonly checkpoint: Uint8Array },
  authorities: readonly Uint8Array[],
): Promise<string | undefined> {
  const { checkTimeStamp } = await import("../proof/time-stamp.ts");
  const checked = await checkTimeStamp(answer, { data: checkpoint, authorities });
  if ("problem" in checked) return `The time stamp is not sound: ${checked.problem}.`;
  const { time, authority } = checked.value;
  return time === event.data.time && authority === event.data.authority
    ? undefined
    : `The time stamp says ${time} by ${authority}, event ${event.seq} says ${event.data.time} by ${event.data.authority}.`;
}

/** Checks every time stamp of a checkpoint anew, against the authorities that the user names. */
export async function verifyStamps(
  dir: string,
  events: readonly LoggedEvent[],
  authorities: readonly Uint8Array[],
): Promise<{ readonly problems: readonly Problem[]; readonly remarks: readonly string[] }> {
  const problems: Problem[] = [];
  const remarks: string[] = [];
  for (const event of events) {
    const files = event.type === "checkpoint-stamped" ? filesOf(dir, event) : undefined;
    if (event.type !== "checkpoint-stamped" || files === undefined) continue;
    const { size, sha256: hash, time, authority } = event.data;
    const message = await problemOf(event, files, authorities);
    if (message !== undefined)
      problems.push({
        what: "checkpoint",
        path: stampPath(size, hash),
        line: null,
        message,
        hint: restoreHint,
      });
    else
      remarks.push(
        authorities.length > 0
          ? `The checkpoint over ${size} events was there at ${time}, says ${authority}, whose certificate leads to one that you named. Whether it was revoked was not asked.`
          : `The checkpoint over ${size} events was there at ${time}, says ${authority}; whether that certificate is to be believed was not checked (--authority FILE).`,
      );
  }
  return { problems, remarks };
}
