import { fail } from "../model/issue.ts";
import { type ListOutcome, outcomeOf } from "./list-outcome.ts";
import { type Held, heldNow, heldOf } from "./list-records.ts";
import { inForceOf, type Putting, succeeding } from "./put-list.ts";
import { registerList } from "./register-list.ts";

export interface Acceptance {
  /** Key of a list, or the start of a held version's SHA-256 or of one of its files'. */
  readonly accept: string;
  /** The person who looked. */
  readonly by: string;
  readonly reason: string;
}

/** Puts a held version in force on a person's word, which is recorded with the checks that had failed. */
export function acceptList(putting: Putting, { accept, by, reason }: Acceptance): ListOutcome {
  const { store, ports, actor } = putting;
  const { data } = heldNamed(putting, accept);
  const { key, candidate, against, files } = data;
  if (candidate === undefined)
    return fail(
      "list.invalid",
      `What is held of ${key} could not be read: there is no version to put in force.`,
      "Look at its files under originals/; a file that is whole is handed over with --from.",
      { received: data.failed.map(({ check }) => check).join(", ") },
    );
  const before = inForceOf(store, key);
  if (before?.version !== against)
    fail(
      "list.invalid",
      `${candidate.version} of ${key} was held against ${against ?? "no version"}; in force is ${before?.version ?? "none"}.`,
      `Run "selvedge lists update ${key}" again: it is judged against the version that is in force now.`,
      { expected: against ?? "no version", received: before?.version ?? "none" },
    );
  const held = store.lists.get({ key, ...candidate });
  const accepted = { by, reason, failed: data.failed.map(({ check }) => check) };
  registerList(store, ports.now(), succeeding(held, before), { by: actor.name, files, accepted });
  return outcomeOf(putting, { key, state: "updated", before, accepted });
}

/** Digits of a hash that are enough to name it. */
const leastDigits = 8;

/** What a key or a hash names. A key names what the status shows, and only where nothing else is held of the list. */
function heldNamed({ store }: Putting, named: string): Held {
  const ofKey = heldNow(store, named);
  const [only] = ofKey;
  if (only !== undefined && ofKey.length === 1) return only;
  if (ofKey.length > 1)
    fail(
      "subject.ambiguous",
      `${ofKey.length} different files are held of ${named}; its key does not say which of them you looked at.`,
      `Name it by its hash: ${ofKey.map(toWords).join("; ")}.`,
      { received: named },
    );
  const hash = named.toLowerCase();
  const fitting = heldOf(store).filter(
    ({ data }) =>
      hash.length >= leastDigits &&
      [data.candidate?.sha256, ...data.files.map(({ sha256 }) => sha256)].some((each) =>
        each?.startsWith(hash),
      ),
  );
  const last = fitting.at(-1);
  if (new Set(fitting.map(({ data }) => data.candidate?.sha256)).size > 1)
    fail(
      "subject.ambiguous",
      `Several versions that are held fit ${named}.`,
      "Write more digits of the hash.",
    );
  return (
    last ??
    fail(
      "reference.missing",
      `Nothing is held that fits ${named}.`,
      '"selvedge lists status" names what is held; write a list\'s key, or at least 8 digits of its SHA-256.',
      { received: named },
    )
  );
}

const toWords = ({ at, data: { candidate } }: Held): string =>
  candidate === undefined
    ? `what came ${at} could not be read`
    : `${candidate.sha256.slice(0, 12)} (published ${candidate.published}, came ${at})`;
