import type { RecordKind } from "../model/records.ts";
import { circleOf, inputsOf } from "./ancestry.ts";
import type { Asked, Check } from "./asked.ts";
import type { Book, Lot } from "./book/book.ts";
import {
  type CheckResult,
  cannotTell,
  type Finding,
  type MissingPaper,
  pass,
  type Rule,
  settle,
  type Verdict,
  verdictOf,
} from "./check-result.ts";
import { capacity } from "./checks/capacity.ts";
import { certificateValid } from "./checks/certificate-valid.ts";
import { commonMass } from "./checks/common-mass.ts";
import { datesInOrder } from "./checks/dates-in-order.ts";
import { noCircle } from "./checks/no-circle.ts";
import { notWithdrawn } from "./checks/not-withdrawn.ts";
import { paid } from "./checks/paid.ts";
import { partiesAgree } from "./checks/parties-agree.ts";
import { quantitiesAgree } from "./checks/quantities-agree.ts";
import { receivedBeforeUse } from "./checks/received-before-use.ts";
import { receivedThere } from "./checks/received-there.ts";
import { stageYield } from "./checks/stage-yield.ts";
import { stockBalance } from "./checks/stock-balance.ts";
import { usedOnce } from "./checks/used-once.ts";
import { factsOf } from "./lot-facts.ts";
import { missingPapers } from "./missing.ts";
import { names } from "./words.ts";

/** What the papers of one lot add up to. */
export interface Reconciled {
  readonly lot: Lot;
  readonly verdict: Verdict;
  readonly checks: readonly CheckResult[];
  readonly missing: readonly MissingPaper[];
}

/** The rules that look at a lot's own papers, in the order in which they are told. */
const local: readonly (readonly [Rule, Check])[] = [
  ["common-mass", commonMass],
  ["stage-yield", stageYield],
  ["stock-balance", stockBalance],
  ["used-once", usedOnce],
  ["received-there", receivedThere],
  ["received-before-use", receivedBeforeUse],
  ["parties-agree", partiesAgree],
  ["quantities-agree", quantitiesAgree],
  ["dates-in-order", datesInOrder],
  ["paid", paid],
  ["certificate-valid", certificateValid],
  ["capacity", capacity],
  ["not-withdrawn", notWithdrawn],
  ["no-circle", noCircle],
];

/** Kinds of rows of which one more could undo a failure. */
const undoneBy: Readonly<Partial<Record<Rule, readonly RecordKind[]>>> = {
  "stage-yield": ["transformation_inputs"],
  "stock-balance": ["shipments", "transformation_inputs", "transformation_outputs", "stock", "lots"],
  "used-once": ["transformation_outputs", "lots", "documents"],
  "received-there": ["shipments", "transformation_outputs", "lots"],
  "received-before-use": ["shipments", "transformation_outputs", "transformations"],
  "certificate-valid": ["documents"],
};

/** Answers for lots of one book, and remembers: a lot is what others were made of. */
export class Reconciler {
  readonly #book: Book;
  readonly #known = new Map<string, Reconciled>();

  constructor(book: Book) {
    this.#book = book;
  }

  /** What the papers of a lot add up to; those of the lots it was made of first, nearest last. */
  of(lot: Lot): Reconciled {
    const known = this.#known.get(lot.key);
    if (known !== undefined) return known;
    for (const each of this.#inOrder(lot)) this.#known.set(each.key, this.#answer(each));
    return this.#known.get(lot.key) ?? this.#answer(lot);
  }

  /** A lot and all behind it that are not answered yet, inputs before what was made of them; each once, circles too. */
  #inOrder(start: Lot): readonly Lot[] {
    const order: Lot[] = [];
    const entered = new Set<Lot>([start]);
    const stack: { lot: Lot; inputs: readonly Lot[]; next: number }[] = [
      { lot: start, inputs: inputsOf(this.#book, start), next: 0 },
    ];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const input = top.inputs[top.next];
      top.next += 1;
      if (input === undefined) {
        stack.pop();
        order.push(top.lot);
      } else if (!entered.has(input) && !this.#known.has(input.key)) {
        entered.add(input);
        stack.push({ lot: input, inputs: inputsOf(this.#book, input), next: 0 });
      }
    }
    return order;
  }

  #answer(lot: Lot): Reconciled {
    const asked: Asked = { book: this.#book, lot, facts: factsOf(this.#book, lot) };
    const missing = missingPapers(asked);
    const found: readonly (readonly [Rule, readonly Finding[]])[] = [
      ...local.map(([rule, check]) => [rule, check(asked).map((each) => this.#soften(rule, each))] as const),
      ["steps-complete", [complete(missing)]],
      ["upstream", this.#upstream(lot)],
    ];
    const checks = found.flatMap(([rule, findings]) => settle(rule, findings) ?? []);
    return { lot, verdict: verdictOf(checks, missing), checks, missing };
  }

  /** A row that could not be read may be the one that is missing. */
  #soften(rule: Rule, finding: Finding): Finding {
    const kinds = (undoneBy[rule] ?? []).filter((kind) => this.#book.input.unread.has(kind));
    if (finding.result !== "fail" || kinds.length === 0) return finding;
    const why = `rows of ${kinds.join(", ")} could not be read and may say otherwise`;
    return cannotTell(`${finding.reason}; but ${why}`, finding.documents);
  }

  /** Those that do not reconcile are named; in a circle there is no first, and the others are not asked. */
  #upstream(lot: Lot): readonly Finding[] {
    const circle = circleOf(this.#book, lot) ?? [];
    const inputs = inputsOf(this.#book, lot).filter((input) => input !== lot);
    if (inputs.length === 0) return [];
    const open = inputs.flatMap((input) => {
      const verdict = circle.includes(input.key) ? "made of it" : this.#known.get(input.key)?.verdict;
      return verdict === "reconciles" ? [] : [`${input.id} (${verdict})`];
    });
    return [
      open.length === 0
        ? pass("the lots it was made of reconcile")
        : cannotTell(
            `it was made of ${names(open)}`,
            inputs.map(({ id }) => id),
          ),
    ];
  }
}

/** Never a failure: a paper that is not on file accuses nobody. */
function complete(missing: readonly MissingPaper[]): Finding {
  if (missing.length === 0)
    return pass("every step has its producer, production record, transfer and payment");
  return cannotTell(`${missing.length} ${missing.length === 1 ? "paper is" : "papers are"} not on file`);
}
