import type { IsoDate } from "../model/dates.ts";
import { type Target, targetParty, targetProduct, targetShipment } from "../tracing/target.ts";
import { type Subject, subjectRef } from "./world.ts";
import type { WorldIndex } from "./world-index.ts";

/** The movements that a path to a subject has to end with. */
export function targetOf({ flow }: WorldIndex, subject: Subject, on: IsoDate): Target {
  const { kind, id, name } = subject;
  if (kind === "product") return targetProduct(flow, id, name, on);
  if (kind === "shipment") return targetShipment(flow, id, name, on);
  return targetParty(flow, subjectRef(subject), name, on);
}
