import type { IsoDate } from "../model/dates.ts";
import { dayNumber } from "./day-interval.ts";
import type { FlowNetwork } from "./flow-network.ts";
import { at } from "./network.ts";

/** The same movements, each on those of its days that are not before a day; edges keep their numbers. */
export function withSince(flow: FlowNetwork, since: IsoDate): FlowNetwork {
  const first = dayNumber(since);
  const { network, reverse } = flow;
  return {
    ...flow,
    network: { ...network, earliest: network.earliest.map((day) => Math.max(day, first)) },
    reverse: { ...reverse, latest: reverse.latest.map((day) => Math.min(day, 0 - first)) },
  };
}

/** Movements that a scenario lets be walked: on or after a day, and not of a party; undefined where it leaves out none. */
export function maskOf(
  { network, vertexOf }: FlowNetwork,
  { since, without }: { readonly since?: IsoDate | undefined; readonly without?: string | undefined },
): Uint8Array | undefined {
  if (since === undefined && without === undefined) return undefined;
  const first = since === undefined ? Number.NEGATIVE_INFINITY : dayNumber(since);
  const gone = without === undefined ? -1 : (vertexOf(without) ?? -1);
  return Uint8Array.from({ length: network.size }, (_, edge) =>
    at(network.latest, edge) >= first && at(network.from, edge) !== gone && at(network.to, edge) !== gone
      ? 1
      : 0,
  );
}
