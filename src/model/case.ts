import type { IsoDate, IsoInstant } from "./dates.ts";
import type { Outcome } from "./levels.ts";

/** The steps of due diligence as the OECD's guidance of 2018 has them, and a responsible exit. */
export const planSteps = [
  "embed",
  "identify",
  "cease-prevent-mitigate",
  "track",
  "communicate",
  "remediate",
  "exit",
] as const;
export type PlanStep = (typeof planSteps)[number];

export const caseDecisions = ["proceed", "hold", "engage", "exit", "refer", "cannot-decide"] as const;
export type CaseDecision = (typeof caseDecisions)[number];

/** What is done in a case. Each is one event; none is ever taken back, only followed by another. */
export type CaseAct =
  | {
      readonly kind: "task";
      readonly text: string;
      readonly owner: string;
      readonly due?: IsoDate | undefined;
    }
  | { readonly kind: "task-done"; readonly task: number; readonly text: string }
  | { readonly kind: "note"; readonly text: string }
  /** A day that starts a deadline: `goods-presented`, `detention-notice` and the like, as the law's file names it. */
  | { readonly kind: "start"; readonly event: string; readonly date: IsoDate; readonly text: string }
  | {
      readonly kind: "request";
      readonly to: string;
      readonly text: string;
      readonly sha256?: string | undefined;
      readonly file?: string | undefined;
    }
  | {
      readonly kind: "answer";
      readonly from: string;
      readonly text: string;
      readonly sha256?: string | undefined;
      readonly file?: string | undefined;
    }
  /** The supplier was told what is to be published, and asked for its word. */
  | {
      readonly kind: "reply-asked";
      readonly from: string;
      readonly text: string;
      readonly until?: IsoDate | undefined;
    }
  | {
      readonly kind: "reply";
      readonly from: string;
      readonly text: string;
      readonly sha256?: string | undefined;
      readonly file?: string | undefined;
    }
  | {
      readonly kind: "plan";
      readonly step: PlanStep;
      readonly text: string;
      readonly owner: string;
      readonly due?: IsoDate | undefined;
    }
  | {
      readonly kind: "decision";
      readonly decision: CaseDecision;
      readonly text: string;
      readonly dissent?: string | undefined;
      readonly replaces?: number | undefined;
    }
  | { readonly kind: "correction"; readonly of: number; readonly text: string }
  | { readonly kind: "closed"; readonly text: string }
  | { readonly kind: "reopened"; readonly text: string };
export type CaseActKind = CaseAct["kind"];

/** What a case is opened on: an answer of `assess`, kept as it was. */
export interface CaseOpening {
  readonly case: string;
  readonly subject: string;
  readonly subjectName: string;
  readonly market: string;
  readonly regime: string;
  readonly outcome: Outcome;
  /** The outcome in one sentence, as it stood. */
  readonly summary: string;
  /** Fingerprint of the answer, and the hash of its bytes, which are kept. */
  readonly fingerprint: string;
  readonly assessment: string;
  /** Why a plan for it proposes neither audits nor interviews of workers; empty where it may. */
  readonly exitOnly: readonly string[];
  readonly reason: string;
  /** Who opened it. */
  readonly by: string;
}

/** An event of a case, with its place in the log. */
export type CaseEvent = { readonly seq: number; readonly at: IsoInstant } & (
  | { readonly type: "opened"; readonly opening: CaseOpening }
  | { readonly type: "acted"; readonly case: string; readonly by: string; readonly act: CaseAct }
);

/** An act with who did it, when, and what was corrected of it since. */
export type Done<A extends CaseAct = CaseAct> = A & {
  readonly seq: number;
  readonly at: IsoInstant;
  readonly by: string;
  /** Corrections, oldest first. What was written stays. */
  readonly corrections: readonly {
    readonly seq: number;
    readonly at: IsoInstant;
    readonly by: string;
    readonly text: string;
  }[];
};

type Of<K extends CaseActKind> = Done<Extract<CaseAct, { readonly kind: K }>>;

export interface Case extends CaseOpening {
  readonly openedAt: IsoInstant;
  readonly state: "open" | "closed";
  readonly tasks: readonly (Of<"task"> & {
    readonly done: { readonly at: IsoInstant; readonly by: string; readonly text: string } | null;
  })[];
  readonly starts: readonly Of<"start">[];
  readonly requests: readonly Of<"request">[];
  readonly answers: readonly Of<"answer">[];
  readonly plan: readonly Of<"plan">[];
  /** Every decision; those that another replaces are no longer standing. */
  readonly decisions: readonly (Of<"decision"> & { readonly standing: boolean })[];
  /** What stands: nothing, one decision, or several that contradict each other. */
  readonly decided: "nothing" | "decided" | "contradicted";
  readonly reply: { readonly asked: readonly Of<"reply-asked">[]; readonly given: readonly Of<"reply">[] };
  /** Why nothing of it may be published yet; null where the supplier was heard or had its time. */
  readonly unpublishable: string | null;
  /** Acts that name what is not there, such as a task that was never set. */
  readonly loose: readonly Done[];
  /** Every act in the order of the log. */
  readonly history: readonly Done[];
}
