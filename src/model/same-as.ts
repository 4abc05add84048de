import type { Band, Identity } from "./levels.ts";
import type { Decision, RecordSource } from "./records.ts";

/**
 * Two of the customer's party nodes that are, or may be, one party (DESIGN section 4). `decided` and `identified` links
 * are followed silently; a `candidate` is a question, and a path over it is inferred. A link with the decision
 * `not-same` is kept so that the decision can be seen, and is never followed.
 */
export interface SameAsLink {
  /** Hash of the two node ids, whichever comes first: stable as long as the nodes are. */
  readonly id: string;
  /** Node ids, a < b by UTF-16 code unit. */
  readonly a: string;
  readonly b: string;
  readonly identity: Identity;
  /** Of a candidate: `strong` or `review`. */
  readonly band?: Band;
  /** What a person decided, where one did. */
  readonly decision?: Decision["decision"];
  /** What speaks for it and what against, each a sentence without a full stop. */
  readonly evidence: readonly string[];
  /** The first row that names each of the two. */
  readonly records: readonly RecordSource[];
}
