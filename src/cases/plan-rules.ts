import type { Assessment, Fact } from "../model/fact.ts";

const region = "CN-XJ";
/** Sub-lists of the UFLPA Entity List whose entities work with the government of the XUAR, or make goods there. */
const ofTheState: ReadonlySet<string> = new Set(["i", "ii", "v"]);

/** Why a plan for a finding proposes neither audits nor interviews of workers; empty where nothing of that kind is shown. */
export function exitOnlyReasons({ regime, outcome, evidence }: Assessment): readonly string[] {
  const reasons = evidence.flatMap((fact) => reasonOf(fact) ?? []);
  const caatsa = regime === "US-CAATSA-321" && outcome === "applies";
  return [
    ...new Set([...reasons, ...(caatsa ? ["the conditions of CAATSA 321 are met on these facts"] : [])]),
  ];
}

function reasonOf({ name, level, identity, value, sentence }: Fact): string | undefined {
  if (
    name === "place-of-work" &&
    value.region === region &&
    value.strength === "shows" &&
    level !== "inferred"
  )
    return sentence;
  if (name === "listed-party" && identity !== "candidate" && isOfTheState(value)) return sentence;
  if (
    name === "order-on-place" &&
    value.region === region &&
    value.scope === "region" &&
    level !== "inferred"
  )
    return sentence;
  return undefined;
}

const isOfTheState = ({ list, sublist }: Fact["value"]): boolean =>
  list === "us-uflpa" && typeof sublist === "string" && ofTheState.has(sublist);

/** Words by which an audit or an interview of workers is proposed, in English and Chinese. */
const asksWorkers =
  /\b(?:audit\w*|re-?audit\w*|inspect\w*|site[- ]visits?|on-site|unannounced|interview\w*|worker voice|worker survey\w*|hotline\w*|ask(?:ing)? (?:the )?workers|talk(?:ing)? to (?:the )?workers|speak(?:ing)? (?:to|with) (?:the )?workers|smeta|third[- ]party assessment)\b|审核|审计|验厂|访谈|面谈|现场(?:检查|考察|走访)|暗访/iu;

/** Words that say that it is not to be done. */
const ruledOut = /\b(?:no|not|never|without|instead of|cancel\w*|stop\w*|do not|don't)\b|不|勿|停止|取消/iu;

/** The words of a step that propose what must not be proposed there; undefined where it has none. */
export function askedOfWorkers(text: string): string | undefined {
  const found = asksWorkers.exec(text);
  if (found === null) return undefined;
  return ruledOut.test(text.slice(Math.max(0, found.index - 24), found.index)) ? undefined : found[0];
}
