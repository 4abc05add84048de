import { exitOnlyReasons } from "../../cases/plan-rules.ts";
import { bytesOf } from "../../formats/byte-source.ts";
import { canonicalJson } from "../../model/canonical.ts";
import type { CaseOpening } from "../../model/case.ts";
import type { Assessment } from "../../model/fact.ts";
import { fail } from "../../model/issue.ts";
import type { Store } from "../../store/open-store.ts";
import { type AssessOutput, assessStore } from "../assess.ts";
import type { Ports } from "../ports.ts";
import { casesOf } from "./case-events.ts";

export interface OpenInput {
  readonly subject: string;
  readonly regime: string;
  readonly reason: string;
  readonly by: string;
}

/** Assesses one subject under one instrument, keeps the answer's bytes, and says what a case on it begins with. */
export async function openingOf(ports: Ports, store: Store, input: OpenInput): Promise<CaseOpening> {
  const { subject, regime, reason, by } = input;
  const answer = await assessStore(ports, store, { subject, markets: [regime] });
  const found = oneOf(answer, regime);
  const cases = casesOf(store, ports.now());
  const known = cases.find(
    (one) => one.state === "open" && one.subject === found.subject && one.regime === found.regime,
  );
  if (known !== undefined)
    fail(
      "case.open",
      `Case ${known.case} on ${found.subjectName} under ${found.regime} is open.`,
      `Go on in it (selvedge case show ${known.case}), or close it first.`,
    );
  const taken = await store.originals.take(bytesOf(Buffer.from(canonicalJson(answer))));
  taken.keep();
  const { subjectName, market, outcome, summary } = found;
  return {
    case: `C${cases.length + 1}`,
    ...{ subject: found.subject, subjectName, market, regime: found.regime, outcome, summary },
    ...{ fingerprint: answer.fingerprint, assessment: taken.sha256 },
    exitOnly: exitOnlyReasons(found as unknown as Assessment),
    ...{ reason, by },
  };
}

function oneOf({ assessments }: AssessOutput, regime: string): AssessOutput["assessments"][number] {
  const [found, another] = assessments;
  if (found === undefined)
    return fail(
      "subject.none",
      `Nothing was answered under ${regime}.`,
      "Name a subject and one instrument.",
    );
  if (another !== undefined)
    return fail(
      "usage.option",
      `"${regime}" is a market with ${assessments.length} instruments; a case is opened on one.`,
      `Name one of them: ${assessments.map((one) => one.regime).join(", ")}.`,
    );
  return found;
}
