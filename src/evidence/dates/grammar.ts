import type { Span } from "../../model/text-layer.ts";

/** Words for a time, taken apart: what they hold of a year, month and day, or how far off they are. */
export interface DateWords extends Span {
  readonly year?: number;
  /** 1 to 12. */
  readonly month?: number;
  readonly day?: number;
  /** A span of years: its last. */
  readonly toYear?: number;
  /** What is only told from the day of writing: a key of `relative.ts`. */
  readonly relative?: string;
}

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const weekdays = "monday tuesday wednesday thursday friday saturday sunday".split(" ");

const month =
  "(?<month>January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)";
const year = "(?<year>(?:1[89]|20)\\d\\d)(?![\\d-]*\\d|,\\d{3})";
const day = "(?<day>[0-3]?\\d)(?:st|nd|rd|th)?";
const part =
  "(?:(?:early|late|mid)[- ]|the (?:beginning|middle|end|start|spring|summer|autumn|fall|winter) of )?";

/** Forms in the order in which they are tried at one place, the longest first. */
const forms: readonly string[] = [
  "(?<year>(?:1[89]|20)\\d\\d)-(?<month>0[1-9]|1[0-2])(?:-(?<day>0[1-9]|[12]\\d|3[01]))?(?![\\d-])",
  `${part}${day} (?:of )?${month},? ${year}`,
  `${part}${month} ${day}(?:, ?| )${year}`,
  `${part}${month}(?:,? | of )${year}`,
  `${part}${day} (?:of )?${month}(?! ?\\d)`,
  `${part}${month} ${day}(?![\\d,]*\\d)`,
  `(?<year>(?:1[89]|20)\\d\\d)(?:[-–]| to )(?<toYear>(?:1[89]|20)?\\d\\d)(?![\\d-])`,
  `${year} (?:\\p{Lu}[\\p{L}'-]* ){1,5}in ${month}(?! \\d)`,
  `${part}${year}`,
  `(?<=\\b(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Dd]uring|[Ll]ast|[Tt]his|[Nn]ext|[Oo]f|[Ff]rom|[Tt]o|[Aa]nd|[Bb]efore|[Aa]fter) )${part}${month}(?! \\p{L}+ing\\b)`,
  `(?:early|late|mid)[- ]${month}`,
  `(?<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?!s)`,
  `(?<![\\p{L}-])(?<relative>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]his (?:week|month|year)|[Ll]ast (?:week|month|year)|[Nn]ext (?:week|month|year)|[Ee]arlier this (?:week|month|year))(?![\\p{L}-])`,
  `(?<![\\p{L}-])(?<vague>(?:[Ii]n|[Oo]ver|[Dd]uring|[Ff]or) (?:the )?(?:recent|past|last|coming|next)(?: (?:few|several|two|three|four|five|\\w+teen|\\d+))? (?:days|weeks|months|years|decades?)|(?:a (?:short|long) time|(?:\\w+ )?(?:days|weeks|months|years|decades)) ago)(?![\\p{L}-])`,
];

/** Chinese: whole dates, and years that are told from the day of writing. */
const han =
  "(?<year>(?:1[89]|20)\\d\\d)年(?:(?<month>1[0-2]|0?[1-9])月(?:(?<day>[12]\\d|3[01]|0?[1-9])[日号])?)?|(?<relative>今年|去年|明年|上个?月|本月|今天|昨天)";

const word = new RegExp(
  `(?<![\\p{L}\\p{N}.,/-])(?:${forms.map(number).join("|")})(?![\\p{L}])|${number(han, forms.length)}`,
  "gu",
);

/** Each form has its own names of groups, since a pattern may give a name once only. */
function number(form: string, at: number): string {
  return form.replaceAll(/\(\?<(\w+)>/g, (_, name: string) => `(?<${name}${at}>`);
}

const hanRelative: Readonly<Record<string, string>> = {
  ...{ 今年: "this year", 去年: "last year", 明年: "next year", 上月: "last month", 上个月: "last month" },
  ...{ 本月: "this month", 今天: "today", 昨天: "yesterday" },
};

/** Every expression of time in the text, in order; numbers of laws, pages and notes are none. */
export function dateWords(text: string): readonly DateWords[] {
  return [...text.matchAll(word)].flatMap((match): readonly DateWords[] => {
    const [words] = match;
    const groups = Object.fromEntries(
      Object.entries(match.groups ?? {})
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [name.replace(/\d+$/, ""), value ?? ""]),
    );
    const span = { start: match.index, end: match.index + words.length };
    if (isNumberOfLaw(text, span)) return [];
    return read(span, groups);
  });
}

/** "Act of 2016", "Regulation 2015/848", "HC 1272", "Session 2019-21": a name, no time of what is told. */
const isNumberOfLaw = (text: string, { start }: Span): boolean =>
  /(?:\b(?:Act|Law|Regulation|Directive|Resolution|Convention|Order|Code|Session|Report|No\.?|Decree)(?: of| \(EU\))?|[§#]) ?$/.test(
    text.slice(Math.max(0, start - 24), start),
  );

function read(span: Span, groups: Readonly<Record<string, string>>): readonly DateWords[] {
  if (groups.vague !== undefined) return [{ ...span, relative: "vague" }];
  if (groups.relative !== undefined)
    return [{ ...span, relative: hanRelative[groups.relative] ?? groups.relative.toLowerCase() }];
  if (groups.weekday !== undefined)
    return [{ ...span, relative: `weekday ${weekdays.indexOf(groups.weekday.toLowerCase())}` }];
  const [year, day] = [groups.year, groups.day].map((digits) =>
    digits === undefined ? undefined : Number(digits),
  );
  const toYear =
    groups.toYear === undefined
      ? undefined
      : Number(groups.toYear.length === 2 ? `${String(year).slice(0, 2)}${groups.toYear}` : groups.toYear);
  const monthNumber = groups.month === undefined ? undefined : monthOf(groups.month);
  if (day !== undefined && (day < 1 || day > 31)) return [];
  return [
    {
      ...span,
      ...(year !== undefined && { year }),
      ...(monthNumber !== undefined && { month: monthNumber }),
      ...(day !== undefined && { day }),
      ...(toYear !== undefined && { toYear }),
    },
  ];
}

const monthOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : months.indexOf(text.slice(0, 3).toLowerCase()) + 1;

const two = (number: number): string => String(number).padStart(2, "0");

/** `YYYY`, `YYYY-MM`, `YYYY-MM-DD`; a day only with its month. */
export function isoOf(year: number, month?: number, day?: number): string {
  if (month === undefined) return String(year);
  return day === undefined ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
}
