import fc from "fast-check";

/** A small graph of the benchmark's kinds. Accounts are 0 .. accounts-1; so are persons, loans and mediums of theirs. */
export interface Graph {
  readonly transfers: readonly Transfer[];
  readonly deposits: readonly { readonly loan: number; readonly account: number; readonly at: number }[];
  readonly loans: readonly { readonly amount: number; readonly balance: number }[];
  readonly signIns: readonly { readonly medium: number; readonly account: number; readonly at: number }[];
  /** By medium. */
  readonly blocked: readonly boolean[];
  /** Owner of each account. */
  readonly owners: readonly number[];
  /** The window, its ends outside it. */
  readonly start: number;
  readonly end: number;
  /** What is asked about. */
  readonly account: number;
  readonly person: number;
  readonly loan: number;
  /** In percent. */
  readonly threshold: number;
}

export interface Transfer {
  readonly kind: "transfer" | "withdraw";
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly amount: number;
}

export const accounts = 7;
const [persons, loans, mediums, lastTime] = [3, 3, 3, 12];

const account = fc.nat(accounts - 1);
const at = fc.nat(lastTime);

const transfer: fc.Arbitrary<Transfer> = fc.record({
  kind: fc.constantFrom("transfer", "transfer", "transfer", "withdraw"),
  from: account,
  to: account,
  at,
  amount: fc.integer({ min: 1, max: 100 }),
});

export const graphs: fc.Arbitrary<Graph> = fc.record({
  transfers: fc.array(transfer, { maxLength: 24, size: "max" }),
  deposits: fc.array(fc.record({ loan: fc.nat(loans - 1), account, at }), { maxLength: 6 }),
  loans: fc.array(fc.record({ amount: fc.integer({ min: 1, max: 500 }), balance: fc.nat(500) }), {
    minLength: loans,
    maxLength: loans,
  }),
  signIns: fc.array(fc.record({ medium: fc.nat(mediums - 1), account, at }), { maxLength: 8 }),
  blocked: fc.array(fc.boolean(), { minLength: mediums, maxLength: mediums }),
  owners: fc.array(fc.nat(persons - 1), { minLength: accounts, maxLength: accounts }),
  start: fc.constantFrom(-1, -1, 0, 2),
  end: fc.constantFrom(lastTime + 1, lastTime + 1, lastTime, 9),
  account,
  person: fc.nat(persons - 1),
  loan: fc.nat(loans - 1),
  threshold: fc.constantFrom(0, 10, 30, 60, 100),
});

/** Answers to the four queries, as lines of text in one order. */
export interface Answers {
  /** account, distance, medium */
  readonly tcr1: readonly string[];
  /** account, sum of loan amounts, sum of loan balances */
  readonly tcr2: readonly string[];
  /** accounts of the path */
  readonly tcr5: readonly string[];
  /** account, inflow over the loan's amount in thousandths, least distance from the loan */
  readonly tcr8: readonly string[];
}
