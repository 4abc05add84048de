import { foldHeading } from "../../fold-heading.ts";
import type { RecordFormat } from "../format.ts";

const forms = [
  ["name", "address", "country"],
  ["entity name", "address", "country"],
].map((headings) => headings.map(foldHeading).join());

/** Three columns say little, so only these three, in this order and alone, are the format. */
export const sayariScreening: RecordFormat = {
  id: "sayari-screening",
  title: "screening CSV of names, addresses and countries (Sayari)",
  kind: "parties",
  ground: "documented",
  detect: (headings) => (forms.includes(headings.join()) ? 3 : 0),
};
