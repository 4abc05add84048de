import type { Outcome } from "../model/levels.ts";
import type { Instrument, Provision } from "./instrument.ts";
import type { ProvisionOutcome, Question } from "./provision-outcome.ts";
import { closed, endedSentence, insteadOf, notYetSentence, shorts } from "./render.ts";

/** Whom a duty is asked about: the importer, whatever product or shipment was named. */
const importer = "the importer";

/** The outcome of one instrument for one subject in one sentence. */
export function summaryOf(
  instrument: Instrument,
  outcome: Outcome,
  deciding: readonly ProvisionOutcome[],
  question: Question,
): string {
  const provisions = deciding.map((one) => one.provision);
  const named = shorts(provisions);
  const ofImporter = instrument.addressee === "importer";
  const whom = ofImporter ? importer : question.subjectName;
  switch (outcome) {
    case "applies": {
      if (ofImporter)
        return `The conditions of ${named} are met on these facts for ${whom}; ${instrument.authority.short} is the authority.`;
      const end = `${insteadWords(deciding)}; ${instrument.authority.short} decides.`;
      return question.subjectKind === "party"
        ? `Goods of ${question.subjectName} (${goodsOf(provisions)}) would fall under ${named}: its conditions are met on these facts${end}`
        : `The conditions of ${named} are met on these facts for ${question.subjectName}${end}`;
    }
    case "contested":
      return `Whether the conditions of ${named} are met for ${whom} is contested.`;
    case "unknown":
      return closed(`These facts do not tell whether the conditions of ${named} are met for ${whom}`);
    case "not-yet":
      return first(provisions, (provision) => notYetSentence(provision, question.on));
    case "does-not": {
      const unmet = deciding.filter((one) => one.truth.value === "unmet").map((one) => one.provision);
      if (unmet.length > 0)
        return closed(
          `On the importer's own figures the conditions of ${shorts(unmet)} are not met on ${question.on}`,
        );
      return first(provisions, (provision) => endedSentence(provision, question.on));
    }
    default:
      return outcome satisfies never;
  }
}

/** Where every fact that decided says that something else follows instead, the summary says so too. */
function insteadWords(deciding: readonly ProvisionOutcome[]): string {
  const all = deciding.flatMap(({ provision, truth }) =>
    truth.facts.map((fact) => insteadOf(provision, fact)?.words),
  );
  return all.includes(undefined) ? "" : [...new Set(all)].map((words) => `; ${words}`).join("");
}

const goodsOf = (provisions: readonly Provision[]): string =>
  [...new Set(provisions.map((provision) => provision.goods_of_party))].join("; ");

const first = <T>(values: readonly T[], say: (value: T) => string): string =>
  values[0] === undefined ? "" : say(values[0]);
