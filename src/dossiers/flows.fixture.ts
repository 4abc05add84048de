import type { Flow, FlowPath, FlowSource, Hop } from "../model/flow.ts";

// Fiction: every party that trades here is invented. Beside plain names stand hostile ones, as customers' files hold them.

export const hostileName = `<script>alert("x")</script> & 'Söhne' <img src=x onerror=alert(1)>\u202egnp\u0007\u0000`;
export const longName = `Lumo ${"Verwaltungsgesellschaft".repeat(11)} \u06af\u06c7\u0644 توقۇمىچىلىق ${"棉纺织".repeat(10)}`;

const parties = {
  gin: ["party:01", "Korvan Cotton Ginning Co., Ltd."],
  niyun: ["party:02", "阿克苏霓云棉纺织有限公司"],
  spinner: ["party:03", "Hongshui Spinning Mill Co., Ltd."],
  spinnerTwo: ["party:04", "Hongshui Spinning Co Ltd"],
  weaver: ["party:05", "Duoyun Weaving Mill Co., Ltd."],
  maker: ["party:06", "Marrowfield Garments Ltd."],
  importer: ["party:07", "Larkfield Outfitters Inc."],
  redacted: ["party:08", "REDACTED"],
  hostile: ["party:09", hostileName],
  long: ["party:10", longName],
} as const;
type PartyKey = keyof typeof parties;

const at = (key: PartyKey): { readonly id: string; readonly name: string } => ({
  id: parties[key][0],
  name: parties[key][1],
});

/** A movement between two invented parties; the row's number is that of the shipment. */
export function movement(from: PartyKey, to: PartyKey, row: number, more: Partial<Hop> = {}): Hop {
  return {
    kind: "shipment",
    from: at(from).id,
    fromName: at(from).name,
    to: at(to).id,
    toName: at(to).name,
    good: "5205.23",
    goodName: "cotton yarn, single, combed",
    quantity: 18000,
    unit: "kg",
    kg: "18000",
    date: "2026-03-02",
    dateLatest: "2026-03-02",
    dateKind: "departure",
    shipment: `SH-${row}`,
    lot: null,
    document: `B/L KRN-${row}`,
    basis: "documented",
    passing: "possible",
    notes: [],
    record: { import: "648ebfe2017fa736", row, file: "shipments.csv" },
    ...more,
  };
}

export const joint = (from: PartyKey, to: PartyKey): Hop =>
  movement(from, to, 0, {
    kind: "joint",
    good: null,
    goodName: null,
    quantity: null,
    unit: null,
    kg: null,
    date: null,
    dateLatest: null,
    dateKind: null,
    shipment: null,
    document: null,
    basis: "inferred",
    passing: "same-good",
    notes: ["the names agree but for one word; no identifier is recorded on one side"],
    record: null,
  });

export const source = (key: PartyKey, more: Partial<FlowSource> = {}): FlowSource => ({
  kind: "place",
  ref: "CN-XJ",
  identity: null,
  party: at(key).id,
  partyName: at(key).name,
  name: "the Xinjiang Uyghur Autonomous Region (XUAR)",
  list: null,
  version: null,
  level: "documented",
  sentence: `A record of the site shows that ${at(key).name} gins cotton in the Xinjiang Uyghur Autonomous Region (XUAR) (sites.csv row 4).`,
  fictional: false,
  records: [],
  ...more,
});

const listedAs = (key: PartyKey, identity: "decided" | "candidate"): FlowSource =>
  source(key, {
    kind: "listed-party",
    ref: "example-entity-list:944dd5b51a83a16c",
    identity,
    name: "an entry of the example list",
    list: "example-entity-list",
    version: "2026-10-01-57a051b33ef7",
    level: identity === "decided" ? "documented" : "inferred",
    sentence:
      identity === "decided"
        ? `Iris Falk (invented analyst) decided on 2026-03-02 that ${at(key).name} is the entry of that name on example-entity-list (fiction).`
        : `${at(key).name} is a potential match (band strong) of an entry of example-entity-list (fiction); no person has decided.`,
    fictional: true,
  });

const lint = { good: "5201.00", goodName: "cotton lint, not carded or combed", passing: "start" } as const;
const fabric = {
  good: "5208.39",
  goodName: "woven cotton, dyed",
  quantity: 22000,
  unit: "m",
  kg: null,
} as const;
const shirts = {
  good: "6205.20",
  goodName: "men's cotton shirts",
  quantity: 960,
  unit: "dozen",
  kg: null,
} as const;

const fromGin = movement("gin", "spinner", 1001, {
  ...lint,
  quantity: 48000,
  unit: "lb",
  kg: "21772.43376",
  date: "2026-01-12",
  dateLatest: "2026-01-12",
  lot: "K-77",
});
const yarn = movement("spinnerTwo", "weaver", 1002, {
  basis: "declared",
  date: "2026-03-01",
  dateLatest: "2026-03-31",
  quantity: 18,
  unit: "t",
  document: null,
  notes: ["the row gives the month only"],
});
const niyunYarn = movement("niyun", "weaver", 1003, {
  basis: "inferred",
  good: null,
  goodName: null,
  quantity: null,
  unit: null,
  kg: null,
  dateLatest: null,
  dateKind: "order",
  passing: "start",
  notes: ["the row has no HS code: any good fits"],
});
const cloth = movement("weaver", "maker", 1004, { ...fabric, date: "2026-04-20", dateLatest: "2026-04-20" });
const returned = movement("maker", "weaver", 1005, {
  ...fabric,
  quantity: 1200,
  date: "2026-04-28",
  dateLatest: "2026-04-28",
  passing: "same-good",
});
const again = movement("weaver", "maker", 1006, {
  ...fabric,
  quantity: 1200,
  date: "2026-05-06",
  dateLatest: "2026-05-06",
  passing: "same-lot",
  lot: "D-19",
});
const home = movement("maker", "importer", 1007, {
  ...shirts,
  date: "2026-06-02",
  dateLatest: "2026-06-02",
  dateKind: "import",
});
const nameless = movement("redacted", "spinner", 1008, {
  ...lint,
  good: null,
  goodName: null,
  quantity: 12,
  unit: "bales",
  kg: null,
});

export const path = (from: FlowSource, hops: readonly Hop[], more: Partial<FlowPath> = {}): FlowPath => ({
  source: from,
  as: ["earliest", "shortest"],
  hops,
  basis: "inferred",
  untied: "no record ties what Spinner sent on to what it had received",
  tied: "inferred",
  weakest: "no record ties what came in to what went out",
  weakestHop: null,
  arrives: "2026-06-02",
  tiers: hops.filter(({ kind }) => kind !== "joint").length,
  timeFeasible: true,
  massFeasible: null,
  ...more,
});

export const none = { count: 0, best: null } as const;

/** Three to five tiers with every basis, a joint, a return, and a sender whom nobody names. */
export const shirtFlow: Flow = {
  subject: "product:SHIRT-9",
  subjectName: "Poplin shirt, men's",
  direction: "up",
  paths: [
    path(source("gin"), [fromGin, joint("spinner", "spinnerTwo"), yarn, cloth, home], {
      weakest:
        "two names are taken for one party: Hongshui Spinning Mill Co., Ltd. and Hongshui Spinning Co Ltd",
    }),
    path(listedAs("niyun", "candidate"), [niyunYarn, cloth, home], { arrives: null, as: ["shortest"] }),
    path(listedAs("weaver", "decided"), [cloth, home], { as: ["earliest"] }),
    path(listedAs("weaver", "decided"), [cloth, returned, again, home], {
      as: ["documented"],
      basis: "declared",
    }),
  ],
  ends: [
    {
      party: at("redacted").id,
      partyName: "REDACTED",
      unknown: true,
      hops: [nameless, joint("spinner", "spinnerTwo"), yarn, cloth, home],
    },
    {
      party: at("gin").id,
      partyName: at("gin").name,
      unknown: false,
      hops: [fromGin, joint("spinner", "spinnerTwo"), yarn, cloth, home],
    },
  ],
  excluded: {
    byDate: {
      count: 1,
      best: {
        source: source("gin"),
        hops: [movement("gin", "weaver", 1009, lint), cloth, home],
        why: "SH-1009 cannot have arrived before 2026-05-10; SH-1004 left by 2026-04-20: 20 days.",
      },
    },
    byDwell: none,
    byGoods: { count: 2, best: null },
    byDateAndGoods: none,
  },
  truncated: null,
  notes: ["Two rows without a date were taken at any day."],
};

/** Nothing reaches it by the records; hostile names where the records end. */
export const knitFlow: Flow = {
  subject: "product:KNIT-4",
  subjectName: hostileName,
  direction: "up",
  paths: [],
  ends: [
    {
      party: at("hostile").id,
      partyName: hostileName,
      unknown: false,
      hops: [movement("hostile", "long", 1010), movement("long", "importer", 1011)],
    },
    {
      party: at("redacted").id,
      partyName: "",
      unknown: true,
      hops: [movement("redacted", "long", 1012, { fromName: "" }), movement("long", "importer", 1011)],
    },
  ],
  excluded: { byDate: none, byDwell: none, byGoods: none, byDateAndGoods: none },
  truncated: "ends after the first 50",
  notes: [],
};
