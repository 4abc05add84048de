import { z } from "zod";
import { isRecord } from "../../../formats/json/json-values.ts";
import { canonicalJson } from "../../../model/canonical.ts";
import type { CustodyEvent, ThingId } from "../../../model/custody-event.ts";
import { isUri, readThingId } from "../ids/thing-id.ts";
import { amountText } from "../untp/parts.ts";

/** What a document says of a class, a lot or a place beside its events: attributes by their local name, and its parts. */
export interface MasterElement {
  readonly attributes: Readonly<Record<string, string>>;
  /** Ids of what belongs to it, in canonical form. */
  readonly children: readonly string[];
}
/** Elements by canonical id, and the ids of what each is a part of. */
export interface MasterDataTable {
  readonly elements: ReadonlyMap<string, MasterElement>;
  readonly owners: ReadonlyMap<string, readonly string[]>;
}

const tableOf = (elements: readonly (readonly [string, MasterElement])[]): MasterDataTable => {
  const owners = new Map<string, string[]>();
  for (const [id, { children }] of elements)
    for (const child of children) owners.set(child, [...(owners.get(child) ?? []), id]);
  return { elements: new Map(elements), owners };
};

export const noMasterData: MasterDataTable = tableOf([]);

const rowForm = z.record(
  z.string(),
  z.strictObject({ attributes: z.record(z.string(), z.string()), children: z.array(z.string()) }),
);

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const idOf = (value: unknown): string | undefined => (isUri(value) ? readThingId(value).id : undefined);

/** `urn:epcglobal:cbv:mda#netWeight`, `https://ref.gs1.org/cbv/mda:netWeight` and `cbvmda:netWeight` name one attribute. */
const localName = (id: string): string => /[#:/]([^#:/]+)$/.exec(id)?.[1] ?? id;

/** An amount is `12.5`, or `{value, unitCode}`: written as "12.5 KGM". */
function attributeText(value: unknown): string {
  if (!isRecord(value)) return amountText(value) ?? JSON.stringify(value) ?? "";
  const amount = amountText(value["gs1:value"] ?? value.value);
  const unit = amountText(value["gs1:unitCode"] ?? value.unitCode ?? value.measurementUnitCode);
  return amount === undefined ? JSON.stringify(value) : [amount, unit].filter(Boolean).join(" ");
}

function elementOf(element: Readonly<Record<string, unknown>>): MasterElement {
  const attributes = listIn(element.attributes).flatMap((each) =>
    isRecord(each) && typeof each.id === "string"
      ? [[localName(each.id), attributeText(each.attribute ?? each.value)] as const]
      : [],
  );
  return {
    attributes: Object.fromEntries(attributes),
    children: listIn(element.children).flatMap((each) => idOf(each) ?? []),
  };
}

/** The master data in the header of an EPCIS document (EPCIS 2.0, section 9.5, in JSON). What has another form is passed over. */
export function masterDataOf(root: Readonly<Record<string, unknown>>): MasterDataTable {
  const header = isRecord(root.epcisHeader) ? root.epcisHeader : {};
  const data = isRecord(header.epcisMasterData) ? header.epcisMasterData : {};
  const elements = listIn(data.vocabularyList)
    .flatMap((vocabulary) => (isRecord(vocabulary) ? listIn(vocabulary.vocabularyElementList) : []))
    .filter(isRecord);
  return tableOf(
    elements.flatMap((element) => {
      const id = idOf(element.id);
      return id === undefined ? [] : [[id, elementOf(element)] as const];
    }),
  );
}

function thingsOf(event: CustodyEvent): readonly ThingId[] {
  const portions = [...event.objects, ...event.inputs, ...event.outputs].map(({ thing }) => thing);
  const sides = [...event.from, ...event.to].map(({ who }) => who);
  return [...portions, ...sides, event.parent, event.readPoint, event.place].filter(
    (thing) => thing !== undefined,
  );
}

/** Of the master data what is about something that the event names, or about what that belongs to; as JSON. */
export function masterDataFor(
  event: CustodyEvent,
  { elements, owners }: MasterDataTable,
): string | undefined {
  if (elements.size === 0) return undefined;
  const named = thingsOf(event).flatMap(({ id, class: of }) => (of === undefined ? [id] : [id, of]));
  const wanted = new Set([...named, ...named.flatMap((id) => owners.get(id) ?? [])]);
  const found = [...wanted].flatMap((id) => {
    const element = elements.get(id);
    return element === undefined ? [] : [[id, element] as const];
  });
  return found.length === 0 ? undefined : canonicalJson(Object.fromEntries(found));
}

/** The master data that a row carries; none where it is not in the form of `masterDataFor`. */
export function masterDataOfRow(text: string | undefined): MasterDataTable {
  if (text === undefined) return noMasterData;
  try {
    return tableOf(Object.entries(rowForm.parse(JSON.parse(text))));
  } catch {
    return noMasterData;
  }
}
