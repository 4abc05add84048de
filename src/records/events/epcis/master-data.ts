import { isRecord } from "../../../formats/json/json-values.ts";
import type { MasterData } from "../../../model/custody-event.ts";
import type { Draft, JsonObject } from "../event-draft.ts";
import { given, keep, refuse, textOf } from "../event-draft.ts";
import { isUri } from "../ids/thing-id.ts";
import { member } from "../json-path.ts";
import { numberText } from "../quantity.ts";

/** Name spaces of GS1 whose words are known here: the Web Vocabulary and the master data of CBV. */
const knownSpace =
  /^(?:gs1:|cbvmda:|https?:\/\/(?:www\.|ref\.)?gs1\.org\/voc\/|urn:epcglobal:cbv:mda:|https?:\/\/ref\.gs1\.org\/cbv\/)(\w+)$/;

function byLocalName(ilmd: JsonObject): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  for (const name of Object.keys(ilmd)) {
    const local = knownSpace.exec(name)?.[1];
    if (local !== undefined && !found.has(local)) found.set(local, ilmd[name]);
  }
  return found;
}

/** A country as a code, or as GS1 has it: {countryCode: "PT"}. */
function countryOf(value: unknown): string | undefined {
  if (!isRecord(value)) return textOf(value);
  return textOf(value["gs1:countryCode"] ?? value.countryCode);
}

const firstText = (values: readonly unknown[]): string | undefined =>
  values.map(textOf).find((text) => text !== undefined);

function weightOf(value: unknown): MasterData["netWeight"] {
  const amount = isRecord(value) ? (value["gs1:value"] ?? value.value) : value;
  const unit = isRecord(value) ? textOf(value["gs1:unitCode"] ?? value.unitCode) : undefined;
  const text = numberText(amount) ?? textOf(amount);
  return text === undefined ? undefined : { value: text, ...given("unit", unit) };
}

/** Names must belong to a vocabulary: an unqualified one means nothing and vanishes when JSON-LD is expanded. */
function checkNames(draft: Draft, path: string, ilmd: JsonObject): void {
  for (const name of Object.keys(ilmd)) {
    if (name.startsWith("_") || isUri(name)) continue;
    refuse(draft, "events.name-without-namespace", member(path, name), {
      what: "the name belongs to no vocabulary",
      value: ilmd[name],
    });
  }
}

/** Data of the lots or items that the event brings into being: kept whole, and the known ones read. */
export function readMasterData(draft: Draft, value: unknown): MasterData | undefined {
  if (value === undefined) return undefined;
  const path = member(draft.path, "ilmd");
  keep(draft, path, value);
  if (!isRecord(value))
    return refuse(draft, "events.name-without-namespace", path, { what: "ilmd is no object", value });
  checkNames(draft, path, value);
  const found = byLocalName(value);
  return {
    ...given("lot", firstText([found.get("hasBatchLotNumber"), found.get("lotNumber")])),
    ...given("originCountry", countryOf(found.get("countryOfOrigin"))),
    ...given("harvestDate", firstText([found.get("harvestDate"), found.get("harvestEndDate")])),
    ...given("productionDate", firstText([found.get("productionDate")])),
    ...given("netWeight", weightOf(found.get("netWeight"))),
  };
}
