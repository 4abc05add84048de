import type { Seeded } from "../crash/seeded.ts";
import { packing, pallet, receiving, run, shipping } from "../events/fold.fixture.ts";
import { documentOf } from "../events/made.fixture.ts";
import type { FuzzInput } from "./input.ts";
import { bytesFrom, latin1, type Material, mutate } from "./mutate.ts";
import { bracketsAt } from "./spans.ts";
import { jsonTokens, jsonValues } from "./tokens.ts";

const gtin = "https://id.gs1.org/01/04012345111118";
const error = {
  declarationTime: "2026-04-01T00:00:00Z",
  reason: "incorrect_data",
  correctiveEventIDs: ["urn:uuid:c"],
};
const masterData = {
  epcisMasterData: {
    vocabularyList: [
      {
        type: "urn:epcglobal:epcis:vtype:EPCClass",
        vocabularyElementList: [
          {
            id: gtin,
            attributes: [{ id: "urn:epcglobal:cbv:mda#netWeight", attribute: "11.3 KGM" }],
            children: [gtin],
          },
        ],
      },
    ],
  },
};
const moved = shipping({ quantityList: undefined, epcList: [pallet] });
const parties = {
  sourceList: [{ type: "owning_party", source: "urn:epc:id:pgln:4012345.00004" }],
  destinationList: [{ type: "location", destination: "urn:epc:id:sgln:4012345.00005.7" }],
  bizTransactionList: [{ type: "bol", bizTransaction: "urn:x:1" }],
};
const passport = {
  type: ["DigitalProductPassport", "VerifiableCredential"],
  "@context": [
    "https://www.w3.org/ns/credentials/v2",
    "https://test.uncefact.org/vocabulary/untp/dpp/0.6.0/",
  ],
  id: "https://mill.example/credentials/2",
  issuer: { id: "did:web:mill.example", name: "Example Mill" },
  validFrom: "2026-03-01T00:00:00Z",
  credentialSubject: {
    product: { id: `${gtin}/10/Y1`, name: "Yarn", dimensions: { weight: { value: 2.5, unit: "KGM" } } },
    granularityLevel: "item",
    materialsProvenance: [{ name: "Cotton", originCountry: "BR", massFraction: 0.9 }],
  },
};

const seeds = [
  documentOf([run(), packing(), moved, receiving({ quantityList: undefined, epcList: [pallet] })]),
  documentOf(
    [run({ transformationID: "urn:x:t" }), run({ transformationID: "urn:x:t", eventID: "urn:uuid:2" })],
    {
      epcisHeader: masterData,
    },
  ),
  documentOf([run(), { ...run(), errorDeclaration: error }, run({ eventID: "urn:uuid:c" })]),
  documentOf([
    shipping(parties),
    receiving(parties),
    shipping({ ...parties, bizStep: "void_shipping", eventID: "urn:v" }),
  ]),
  documentOf([
    packing(),
    packing({ action: "DELETE", eventID: "urn:d" }),
    packing({ childQuantityList: undefined, childEPCs: [pallet] }),
  ]),
  { "@context": ["https://ref.gs1.org/x"], ...run() },
  passport,
].map((value) => latin1(Buffer.from(JSON.stringify(value))));

const material: Material = {
  tokens: [
    ...jsonTokens,
    "NaN",
    '"eventTime":',
    '"transformationID":"urn:x:t",',
    '"errorDeclaration":{}',
    "-5",
    "1e400",
  ],
  values: [
    ...jsonValues,
    "NaN",
    '"ADD"',
    '"DELETE"',
    '"shipping"',
    '"void_shipping"',
    '"2090-01-01T00:00:00Z"',
    `"${pallet}"`,
  ],
  value: /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null/g,
  marks: '{}[],:"\n',
  others: seeds,
  spanAt: bracketsAt,
};

/** An EPCIS document, a single event or a credential, changed. */
export const eventInput = (random: Seeded): FuzzInput => ({
  bytes: bytesFrom(random.next() < 0.1 ? random.pick(seeds) : mutate(random.pick(seeds), random, material)),
  file: "a.json",
  direct: true,
});
