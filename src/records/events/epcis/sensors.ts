import { isRecord } from "../../../formats/json/json-values.ts";
import type { Draft, JsonObject } from "../event-draft.ts";
import { keep } from "../event-draft.ts";
import { isUri } from "../ids/thing-id.ts";
import { entry, member } from "../json-path.ts";
import { numberText } from "../quantity.ts";
import { readTime } from "../stated-time.ts";
import { alertTypes, components, measurementTypes } from "./sensor-words.ts";

type Fits = (value: unknown) => boolean;

const isTime: Fits = (value) => readTime(value) !== undefined;
const isText: Fits = (value) => typeof value === "string";
const isNumber: Fits = (value) => numberText(value) !== undefined;
const isWordOf =
  (words: ReadonlySet<string>): Fits =>
  (value) =>
    typeof value === "string" && (words.has(value) || isUri(value));

const named = (names: string, fits: Fits): readonly (readonly [string, Fits])[] =>
  names.split(" ").map((name) => [name, fits]);

const about = named("deviceID deviceMetadata rawData dataProcessingMethod bizRules", isUri);
const metadataFields = new Map<string, Fits>([...about, ...named("time startTime endTime", isTime)]);
const reportFields = new Map<string, Fits>([
  ...about,
  ...named("microorganism chemicalSubstance coordinateReferenceSystem uriValue", isUri),
  ...named("value minValue maxValue meanValue sDev percRank percValue", isNumber),
  ...named("stringValue uom", isText),
  ["type", isWordOf(measurementTypes)],
  ["exception", isWordOf(alertTypes)],
  ["component", isWordOf(components)],
  ["time", isTime],
  ["booleanValue", (value) => typeof value === "boolean"],
  ["hexBinaryValue", (value) => typeof value === "string" && /^[0-9a-f]+$/i.test(value)],
]);

function checkFields(
  draft: Draft,
  path: string,
  object: JsonObject,
  fields: ReadonlyMap<string, Fits>,
): void {
  for (const name of Object.keys(object)) {
    const fits = fields.get(name);
    if (fits === undefined ? name.startsWith("_") || name.includes(":") : fits(object[name])) continue;
    draft.notes.add("sensor-fault", member(path, name));
  }
}

function checkReport(draft: Draft, path: string, report: unknown): void {
  if (!isRecord(report)) {
    draft.notes.add("sensor-fault", path);
    return;
  }
  if (report.type === undefined) draft.notes.add("sensor-fault", member(path, "type"));
  checkFields(draft, path, report, reportFields);
}

function checkElement(draft: Draft, path: string, element: unknown): void {
  const { sensorMetadata = {}, sensorReport }: JsonObject = isRecord(element) ? element : {};
  const metadata = member(path, "sensorMetadata");
  if (isRecord(sensorMetadata)) checkFields(draft, metadata, sensorMetadata, metadataFields);
  else draft.notes.add("sensor-fault", metadata);
  const reports = member(path, "sensorReport");
  if (!Array.isArray(sensorReport) || sensorReport.length === 0) draft.notes.add("sensor-fault", reports);
  else
    sensorReport.forEach((report, index) => {
      checkReport(draft, entry(reports, index), report);
    });
}

/** Sensor data are kept as they stand, and their faults counted: nothing of custody rests on them. */
export function checkSensors(draft: Draft, value: unknown): void {
  if (value === undefined) return;
  const path = member(draft.path, "sensorElementList");
  keep(draft, path, value);
  if (!Array.isArray(value)) {
    draft.notes.add("sensor-fault", path);
    return;
  }
  value.forEach((element, index) => {
    checkElement(draft, entry(path, index), element);
  });
}
