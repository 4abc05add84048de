import type { Rational } from "../goods/rational.ts";
import { compare, rational, readDecimal } from "../goods/rational.ts";
import { compareText } from "../model/compare-text.ts";
import { fail } from "../model/issue.ts";
import type { Kg, Mass, ShareNetwork, Transformation, When } from "./network.ts";
import { keepRecords, recordsOf } from "./network.ts";

/** Where a flow leaves or enters: an account or a transformation. Undefined: outside the network. */
export type Node = { readonly kind: "account" | "process"; readonly id: string };

/** A movement, an input or an output: goods that pass between two nodes. */
export interface Flow {
  readonly id: string;
  /** Id of the record that it is part of. */
  readonly record: string;
  readonly from: Node | undefined;
  readonly to: Node | undefined;
  readonly when: When;
  readonly least: Rational;
  readonly most: Rational | undefined;
  readonly carries: readonly string[];
}

/** A checked network: what was taken back is gone, every name is known, every mass is a number. In the order of ids. */
export interface Flows {
  readonly network: ShareNetwork;
  readonly flows: ReadonlyMap<string, Flow>;
  readonly processes: ReadonlyMap<string, Transformation>;
}

/**
 * Reads a network strictly. A name that nothing has, an id given twice or a mass that is no number is a mistake of
 * whoever made the network, and is thrown.
 */
export function readFlows(given: ShareNetwork): Flows {
  const gone = new Set(given.retracted ?? []);
  const network = keepRecords(given, ({ id }) => !gone.has(id));
  const accounts = new Set(network.accounts.map(({ id }) => id));
  checkIds(given);
  const found = [
    ...network.movements.map(
      (movement): Flow => ({
        id: movement.id,
        record: movement.id,
        from: accountNode(accounts, movement.from, movement.id),
        to: accountNode(accounts, movement.to, movement.id),
        when: movement.when,
        ...massOf(movement.mass, movement.id),
        carries: movement.carries ?? [],
      }),
    ),
    ...network.transformations.flatMap((made) => legsOf(accounts, made)),
  ].toSorted((a, b) => compareText(a.id, b.id));
  const flows = new Map(found.map((flow) => [flow.id, flow]));
  for (const { account, id } of network.statements) accountNode(accounts, account, id);
  return { network, flows, processes: new Map(network.transformations.map((made) => [made.id, made])) };
}

function legsOf(accounts: ReadonlySet<string>, made: Transformation): readonly Flow[] {
  const process: Node = { kind: "process", id: made.id };
  const shared = { record: made.id, when: made.when, carries: [] };
  return [
    ...made.inputs.map(({ id, account, mass }) => ({
      ...shared,
      id,
      from: accountNode(accounts, account, id),
      to: process,
      ...massOf(mass, id),
    })),
    ...made.outputs.map(({ id, account, mass }) => ({
      ...shared,
      id,
      from: process,
      to: accountNode(accounts, account, id),
      ...massOf(mass, id),
    })),
  ];
}

function accountNode(accounts: ReadonlySet<string>, id: string | null, of: string): Node | undefined {
  if (id === null) return undefined;
  if (!accounts.has(id))
    fail(
      "reference.missing",
      `${of} names the account "${id}", which the network does not have.`,
      "Hand in the account with the records that name it, or null for a stock outside the network.",
      { received: id },
    );
  return { kind: "account", id };
}

/** Reads a mass or a share that must be a number, not below zero. */
export function readAmount(text: Kg, of: string): Rational {
  const value = readDecimal(text);
  if (value === undefined || value.n < 0n)
    fail(
      "row.value-invalid",
      `${of} has the amount "${text}", which is no plain decimal from 0 on.`,
      "Write kilograms and shares with digits and at most one point.",
      { received: text, expected: "a plain decimal from 0 on" },
    );
  return value;
}

function massOf({ least, most }: Mass, of: string): Pick<Flow, "least" | "most"> {
  const [low, high] = [readAmount(least, of), most === null ? undefined : readAmount(most, of)];
  if (high !== undefined && compare(low, high) > 0)
    fail(
      "row.value-invalid",
      `${of} has a mass of at least ${least} kg and at most ${most} kg.`,
      "Give the lower limit first.",
      { received: `${least} to ${most}` },
    );
  return { least: low, most: high };
}

function checkIds(network: ShareNetwork): void {
  const legs = network.transformations.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]);
  for (const list of [network.accounts, [...recordsOf(network), ...legs]]) {
    const seen = new Set<string>();
    for (const { id } of list) {
      if (seen.has(id))
        fail("row.duplicate", `The id "${id}" stands twice.`, "Give every record its own id.", {
          received: id,
        });
      seen.add(id);
    }
  }
}

export const zero = rational(0n);
export const one = rational(1n);

/** Whether the mass is one known number. */
export const isKnown = ({ least, most }: Flow): boolean => most !== undefined && compare(least, most) === 0;
