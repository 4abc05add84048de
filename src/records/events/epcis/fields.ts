import type { EventType } from "../document-kind.ts";

const words = (text: string): readonly string[] => text.split(" ");

/** Fields that every EPCIS event may have. */
export const commonFields = new Set(
  words("@context type eventTime recordTime eventTimeZoneOffset eventID certificationInfo errorDeclaration"),
);

const whereAndWhy = "bizStep disposition readPoint bizLocation bizTransactionList sourceList destinationList";

/** The further fields of each type (EPCIS 2.0, section 7.4). */
export const fieldsOf: Readonly<Record<EventType, ReadonlySet<string>>> = {
  ObjectEvent: new Set(
    words(`action epcList quantityList persistentDisposition sensorElementList ilmd ${whereAndWhy}`),
  ),
  AggregationEvent: new Set(
    words(`action parentID childEPCs childQuantityList sensorElementList ${whereAndWhy}`),
  ),
  AssociationEvent: new Set(
    words(`action parentID childEPCs childQuantityList sensorElementList ${whereAndWhy}`),
  ),
  TransactionEvent: new Set(words(`action parentID epcList quantityList sensorElementList ${whereAndWhy}`)),
  TransformationEvent: new Set(
    words(
      "inputEPCList inputQuantityList outputEPCList outputQuantityList transformationID persistentDisposition " +
        `sensorElementList ilmd ${whereAndWhy}`,
    ),
  ),
};

/** Fields that some type has. */
export const standardFields: ReadonlySet<string> = new Set(
  Object.values(fieldsOf).flatMap((fields) => [...fields]),
);
