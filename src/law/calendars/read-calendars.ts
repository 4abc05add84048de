import { invalid, readYaml } from "../read-yaml.ts";
import { Calendar } from "./calendar.ts";
import { calendarFile } from "./calendar-file.ts";

/** Whether a file under data/law is a calendar: `calendars/<NAME>.yml`. */
export const isCalendarFile = (path: string): boolean => /^calendars\/[A-Za-z-]+\.yml$/.test(path);

/** The calendars among the texts under data/law, by name. Throws `law.invalid` with file and line. */
export function readCalendars(files: Readonly<Record<string, string>>): ReadonlyMap<string, Calendar> {
  const read = Object.entries(files)
    .filter(([path]) => isCalendarFile(path))
    .map(([path, text]) => {
      const file = readYaml(calendarFile, path, text);
      if (path !== `calendars/${file.calendar}.yml`)
        invalid(path, `the file holds the calendar ${file.calendar}; path and name must agree`);
      return [file.calendar, new Calendar(file)] as const;
    });
  return new Map(read);
}
