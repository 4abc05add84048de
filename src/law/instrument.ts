import { z } from "zod";
import { isIsoDate } from "../model/dates.ts";
import { bases } from "../model/levels.ts";
import { condition } from "./condition.ts";

const day = z.string().refine(isIsoDate, "a day that exists, YYYY-MM-DD");
const basis = z.enum(bases);

const citation = z.strictObject({
  /** As the field cites it, such as "19 U.S.C. 1307". */
  reference: z.string().min(1),
  title: z.string().min(1),
  url: z.string().optional(),
  /** Where it was read, when not at the official address. */
  read_in: z.string().optional(),
});

/** First and last day on which a provision has effect. `to_source` says how the end is known. */
const span = z
  .strictObject({
    from: day,
    to: day.optional(),
    source: z.string().min(1),
    to_source: z.string().optional(),
  })
  .refine((s) => s.to === undefined || s.to_source !== undefined, "an end needs to_source")
  .refine((s) => s.to === undefined || s.from <= s.to, "from lies after to");

/** Official words: only where the official text is free and was read; the hash is over exactly these words in UTF-8. */
const verbatim = z.strictObject({
  text: z.string().min(1),
  source: z.string().min(1),
  retrieved: day,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What follows when the conditions are met. */
export const effects = [
  "presumption-of-prohibition",
  "import-prohibition",
  "release-withheld",
  "treated-as-prohibited",
  "market-prohibition",
  "additional-duty",
  "due-diligence-duty",
  "reporting-duty",
  "information-duty",
  "entry-in-register",
] as const;

/** Those that bar goods, or presume that they are barred; of any other nothing follows for goods. */
export const barring: readonly (typeof effects)[number][] = [
  "presumption-of-prohibition",
  "import-prohibition",
  "release-withheld",
  "treated-as-prohibited",
  "market-prohibition",
];

export const startEvents = [
  "goods-presented",
  "decision-to-detain",
  "detention-notice",
  "detention",
  "importation",
  "exclusion",
  "information-request",
  "information-received",
  "investigation-opened",
  "decision-notified",
  "customs-suspension",
  "review-request",
  "petition",
  "investigation-decision",
  "resolution-published",
  "financial-year-end",
  "calendar-year",
] as const;

const monthDay = "(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])";

const deadline = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    /** What must happen, and who must do it. */
    event: z.string().min(1),
    who: z.enum(["authority", "importer", "operator"]),
    runs_from: z.enum(startEvents),
    runs_from_words: z.string().min(1),
    value: z.string().regex(new RegExp(`^(\\d+(-\\d+)?|at least \\d+|any time before|${monthDay})$`)),
    /** `working-days` need the authority's own calendar: without one they get no date. `each-year`: a month and a day. */
    unit: z.enum(["days", "weeks", "months", "working-days", "seizure", "each-year"]),
    consequence: z.string().default(""),
    source: z.string().min(1),
    basis,
    checked_on: day,
  })
  .refine((one) => (one.unit === "each-year") === new RegExp(`^${monthDay}$`).test(one.value), {
    error: "each-year takes a month and a day, MM-DD; no other unit does",
  });
export type DeadlineRule = z.infer<typeof deadline>;

const provision = z.strictObject({
  id: z.string().min(1),
  /** As it stands in a sentence: "UFLPA s.3(a)". */
  short: z.string().min(1),
  paraphrase: z.string().min(1),
  verbatim: verbatim.optional(),
  citation,
  in_force: span,
  applies_when: condition,
  effect: z.enum(effects),
  /** What goods would be, in a sentence: "presumed prohibited from entry under 19 U.S.C. 1307". */
  consequence: z.string().min(1),
  /** What follows instead where a deciding fact says so, such as an order enforced through another law. */
  instead: z
    .strictObject({
      field: z.string().min(1),
      in: z.array(z.string()).min(1),
      /** Said in the sentence itself. */
      words: z.string().min(1),
      consequence: z.string().min(1),
      source: z.string().min(1),
    })
    .optional(),
  /** Which goods of a party are meant where the party itself is asked about. */
  goods_of_party: z.string().min(1).default("goods it makes"),
  standard_of_proof: z.string().min(1),
  /** `contested` = its validity or reach is before a court. */
  status: z.enum(["active", "contested", "ended"]),
  /** A change of the provision from a day on that was expected and that nobody could confirm: open until somebody looks. */
  unsettled: z.strictObject({ from: day, question: z.string().min(1), source: z.string().min(1) }).optional(),
  basis,
  checked_on: day,
  /** Shown when the provision decides: what a fair reader must know beside the outcome. */
  caveats: z.array(z.string().min(1)).default([]),
  /** Printed where the provision decides; with `from` or `to`, only on legal dates within. */
  notes: z
    .array(z.strictObject({ date: day, text: z.string().min(1), from: day.optional(), to: day.optional() }))
    .default([]),
});
export type Provision = z.infer<typeof provision>;

/** What the publisher's word says of an order; `status-unknown` where it does not tell. */
export const orderStatuses = [
  "active",
  "partially-modified",
  "pending-litigation",
  "status-unknown",
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** A list the instrument reads, and how its parts are cited. */
const listUse = z.strictObject({
  key: z.string().min(1),
  title: z.string().min(1),
  sublists: z.record(z.string(), z.string().min(1)),
  /** The publisher's word for the status of an order -> what it means here. Another word leaves the status unknown. */
  statuses: z.record(z.string(), z.enum(orderStatuses)).default({}),
  /** Words of the list by which an order covers whatever a party makes. */
  all_merchandise: z.array(z.string().min(1)).default([]),
});
export type ListUse = z.infer<typeof listUse>;

/** One file of `data/law/<jurisdiction>/`. */
export const instrument = z.strictObject({
  id: z.string().regex(/^[A-Z]{2}-[A-Z0-9-]+$/),
  name: z.string().min(1),
  jurisdiction: z.string().length(2),
  markets: z.array(z.string().length(2)).min(1),
  kind: z.enum(["import-ban", "product-ban", "due-diligence", "disclosure", "tariff", "public-register"]),
  /** Whose conduct it speaks of: goods that come in, or the importer itself whatever it brings in. */
  addressee: z.enum(["goods", "importer"]).default("goods"),
  citation,
  authority: z.strictObject({ name: z.string().min(1), short: z.string().min(1) }),
  /** Days after which somebody should have looked again. */
  cadence_days: z.int().positive(),
  checked_on: day,
  basis,
  lists: z.array(listUse).default([]),
  /** Places the conditions speak of: ISO 3166 code -> name in a sentence. */
  regions: z.record(z.string(), z.string().min(1)).default({}),
  /** Facts shown beside the outcome that never decide it. */
  indicators: z.array(z.string()).default([]),
  provisions: z.array(provision).min(1),
  /** Name of the calendar by which its deadlines are counted, a file of `data/law/calendars`. */
  calendar: z.string().optional(),
  deadlines: z.array(deadline).default([]),
  /** What follows where the law is not kept. Read by people; nothing is decided on it. */
  penalties: z
    .array(z.strictObject({ text: z.string().min(1), source: z.string().min(1), basis }))
    .default([]),
  /** What was looked for and not found, or was not read: stands on the page of the instrument. */
  not_known: z.array(z.string().min(1)).default([]),
  notes: z.array(z.string().min(1)).default([]),
});
export type Instrument = z.infer<typeof instrument>;

export const marketsFile = z.strictObject({
  markets: z.record(z.string().length(2), z.array(z.string()).min(1)),
  /** Other names of markets, such as UK. */
  also_called: z.record(z.string(), z.string().length(2)).default({}),
  /** Markets that are asked where nobody names one. */
  default: z.array(z.string().length(2)).min(1),
  /** Instruments that no market asks and that are asked by their own key. */
  by_key: z.array(z.string()).default([]),
  source: z.string().min(1),
  checked_on: day,
});
