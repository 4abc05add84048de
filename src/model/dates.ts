/** A calendar day, `YYYY-MM-DD`. */
export type IsoDate = string;
/** A moment in UTC, `YYYY-MM-DDTHH:MM:SS(.sss)Z`. */
export type IsoInstant = string;

/** From the day `from` (inclusive) to the day `to` (inclusive); an absent end is open. */
export interface DateSpan {
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
}

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a day that exists in the Gregorian calendar. */
export function isIsoDate(text: string): text is IsoDate {
  const match = dayPattern.exec(text);
  if (match === null) return false;
  const [month, day] = [Number(match[2]), Number(match[3])];
  const year = Number(match[1]);
  return year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (monthDays[month - 1] ?? 0);
}

/** Whether the text is an instant in UTC that exists. */
export function isIsoInstant(text: string): text is IsoInstant {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/.test(text) &&
    isIsoDate(text.slice(0, 10)) &&
    !Number.isNaN(Date.parse(text))
  );
}

/** Whether the day lies in the span. ISO days compare as text. */
export const isWithin = (span: DateSpan, day: IsoDate): boolean =>
  (span.from === undefined || span.from <= day) && (span.to === undefined || day <= span.to);

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** The day of an instant. */
export const dayOf = (instant: IsoInstant): IsoDate => instant.slice(0, 10);

/** The day before. */
export const dayBefore = (day: IsoDate): IsoDate =>
  new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
