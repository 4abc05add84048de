import type { PackDocument, PackInput } from "./pack-input.ts";

/** Where each thing came from, in the words of PROV-O (W3C Recommendation of 2013-04-30). */
export function provenance({ documents, appVersion, at }: PackInput): object {
  return {
    "@context": {
      prov: "http://www.w3.org/ns/prov#",
      xsd: "http://www.w3.org/2001/XMLSchema#",
      label: "http://www.w3.org/2000/01/rdf-schema#label",
    },
    "@graph": [
      { "@id": reader, "@type": "prov:SoftwareAgent", label: `Selvedge ${appVersion}` },
      {
        "@id": "urn:selvedge:pack",
        "@type": "prov:Activity",
        "prov:endedAtTime": { "@type": "xsd:dateTime", "@value": at },
        "prov:wasAssociatedWith": { "@id": reader },
      },
      ...documents.flatMap(entitiesOf),
    ],
  };
}

const reader = "urn:selvedge:reader";

function entitiesOf({ sha256, layer, maskOf, cameIn, statements }: PackDocument): readonly object[] {
  const document = `urn:sha256:${sha256}`;
  const [whole, shown] = [maskOf ?? layer.id, layer.id].map((id) => `urn:sha256:${id}`);
  return [
    {
      "@id": document,
      "@type": "prov:Entity",
      label: layer.title ?? cameIn[0]?.name ?? sha256,
      "prov:generatedAtTime": cameIn.map((one) => ({ "@type": "xsd:dateTime", "@value": one.at })),
      "prov:hadPrimarySource": cameIn.flatMap(({ url }) => (url === undefined ? [] : [{ "@id": url }])),
    },
    {
      "@id": whole,
      "@type": "prov:Entity",
      label: `text layer, ${layer.reader.name} ${layer.reader.version}`,
      "prov:wasDerivedFrom": { "@id": document },
      "prov:wasAttributedTo": { "@id": reader },
    },
    ...(maskOf === undefined
      ? []
      : [
          {
            "@id": shown,
            "@type": "prov:Entity",
            label: "the layer with masks",
            "prov:wasRevisionOf": { "@id": whole },
          },
        ]),
    ...statements.map(({ id }) => ({
      "@id": `urn:selvedge:statement:${id}`,
      "@type": "prov:Entity",
      "prov:wasQuotedFrom": { "@id": shown },
      "prov:wasAttributedTo": { "@id": reader },
    })),
  ];
}
