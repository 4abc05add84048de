import type { FlowEnd, Hop } from "../model/flow.ts";
import { goodOf, interval, isNamedOnly } from "./figures.ts";

const shipmentOf = ({ record, shipment }: Hop): string => {
  const name = shipment ?? "a movement";
  return record === null ? name : `${name} (${record.file} row ${record.row})`;
};

const nameOr = (name: string): string => (name.trim() === "" ? "a party whose name is not given" : name);

/** What to ask where the records end upstream, and whom. */
export function endQuestion({ partyName, unknown, hops }: FlowEnd, subject: string): string {
  const [first] = hops;
  const party = nameOr(partyName);
  if (first === undefined)
    return unknown
      ? `Nobody is named as supplier of ${subject}: who supplied it?`
      : `Nothing is recorded to have come to ${party}: from whom, where and when did it get what went into ${subject}, and by which documents?`;
  const to = nameOr(first.toName);
  if (unknown)
    return `Nobody is named as the one that sent ${shipmentOf(first)} to ${to} (${goodOf(first)}, ${interval(first.date, first.dateLatest)}): who was it, and where did the goods come from?`;
  if (isNamedOnly(first))
    return `Nothing is recorded to have come to ${party}, which a row names as supplier of ${goodOf(first)} for ${to}: did it supply it, when and by which documents, and from whom and where did it get what went into it?`;
  return `Nothing is recorded to have come to ${party}, which sent ${goodOf(first)} to ${to} (${interval(first.date, first.dateLatest)}): from whom, where and when did it get what went into them, and by which documents?`;
}

/** Whether an outcome asks already who sent the goods that a nameless sender sent: the question names the shipment. */
export function isAsked({ unknown, hops }: FlowEnd, missing: readonly string[]): boolean {
  const shipment = hops[0]?.shipment;
  if (!unknown || shipment === undefined || shipment === null || shipment === "") return false;
  return missing.some((text) => text.startsWith("who sent ") && text.includes(`(${shipment})`));
}
