import type { Audited } from "../lists/publishers/publisher-reader.ts";
import { parseVersion, serialiseVersion } from "../lists/serialise-version.ts";
import { judgeVersion } from "../lists/update/judge-version.ts";
import { type Check, checked } from "../lists/update/version-check.ts";
import { dayOf } from "../model/dates.ts";
import { fail, type Issue, SelvedgeError } from "../model/issue.ts";
import type { ListVersion } from "../model/list-entry.ts";
import type { ArrivedList } from "./arrived-list.ts";

/** A list that came, as it was read and judged. */
export interface JudgedList {
  /** Absent where the files could not be read. */
  readonly candidate?: ListVersion;
  readonly checks: readonly Check[];
  readonly audit: readonly Audited[];
  readonly issues: readonly Issue[];
}

/** Reads what came and holds it against the version in force. What a reader refuses is a check that failed. */
export function readArrived(arrived: ArrivedList, inForce: ListVersion | undefined, now: string): JudgedList {
  if (arrived.refused.length > 0)
    return {
      checks: arrived.refused,
      audit: [],
      issues: arrived.refused.map((check) => refusedIssue(arrived, check)),
    };
  const { reader, files, key } = arrived;
  let candidate: ListVersion;
  let audit: readonly Audited[];
  try {
    const retrieved = arrived.retrieved ?? dayOf(now);
    const reading = reader.read({ files, retrieved, previous: inForce, key });
    candidate = checkedVersion(reading.version, key);
    audit = reading.audit;
  } catch (error) {
    return { audit: [], ...unreadable(error, key) };
  }
  if (arrived.retrieved === null && candidate.published === dayOf(now)) refuseUndated(arrived);
  const readable = checked("readable", {
    result: "pass",
    expected: "files as the publisher publishes them",
    received: `${candidate.entries.length} entries read`,
  });
  const asked = {
    candidate,
    inForce,
    bounds: reader.bounds,
    today: dayOf(now),
    retrieved: arrived.retrieved,
  };
  return { candidate, checks: [readable, ...judgeVersion(asked)], audit, issues: [] };
}

/** A file that does not say its day would make the list as young as today, and end what it does not know yet. */
function refuseUndated({ key, files }: ArrivedList): never {
  return fail(
    "usage.date",
    `The files of ${key} do not say of which day they are, or are of today.`,
    "Write the day on which they were saved from the publisher: --retrieved YYYY-MM-DD.",
    {
      file: files.map(({ name }) => name).join(", "),
      expected: "--retrieved YYYY-MM-DD",
      received: "no day",
    },
  );
}

/** The version as the store may keep it: of the form of all versions, of this list, and not bundled. */
function checkedVersion(version: ListVersion, key: string): ListVersion {
  if (version.key !== key)
    fail(
      "list.invalid",
      `The files are of the list ${version.key}, not of ${key}.`,
      "Name the list that they are of.",
      { expected: key, received: version.key },
    );
  return parseVersion(serialiseVersion({ ...version, origin: "update" }));
}

/** A reader that breaks on what it was given has not read it; nothing of it comes into force, and the others go on. */
function unreadable(error: unknown, key: string): Pick<JudgedList, "checks" | "issues"> {
  const told =
    error instanceof SelvedgeError
      ? [error.issue, ...error.details]
      : [
          {
            code: "bug",
            message: `The reader of ${key} broke on these files: ${error instanceof Error ? error.message : String(error)}`,
            hint: "Please report this, with the files if they may be handed on.",
          } as const,
        ];
  const [first] = told;
  return {
    checks: [
      checked("readable", {
        result: "fail",
        expected: first?.expected ?? "files as the publisher publishes them",
        received: first?.received ?? first?.message ?? "",
      }),
    ],
    issues: told,
  };
}

const refusedIssue = ({ key }: ArrivedList, { check, expected, received }: Check): Issue => ({
  code: "list.invalid",
  message: `What came for ${key} is not its file (${check}): expected ${expected}; received ${received}.`,
  hint: "Ask again later; or look at the publisher's page, save the file with a browser and hand it over with --from.",
  expected,
  received,
});
