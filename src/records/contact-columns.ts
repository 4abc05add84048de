import { z } from "zod";
import { parseDataFile } from "./column-tables.ts";
import { foldHeading, headingWords } from "./fold-heading.ts";

export const contactFileName = "contact-columns.yml";

/** Words and whole headings that say a column is about reaching a person. */
export interface ContactHeadings {
  readonly words: ReadonlySet<string>;
  readonly headings: ReadonlySet<string>;
  /** Headings of columns about persons' ethnicity or religion: a file with one is refused as a whole. */
  readonly refused: ReadonlySet<string>;
}

const bySource = z.record(z.string(), z.array(z.string()));
const contactSchema = z.strictObject({
  sources: z.record(z.string(), z.strictObject({ title: z.string(), checked_on: z.iso.date() })),
  words: bySource,
  headings: bySource,
  refused: bySource,
});

export function buildContactHeadings(text: string | undefined): ContactHeadings {
  const data = parseDataFile(contactFileName, text, contactSchema);
  return {
    words: new Set(Object.values(data.words).flat()),
    headings: new Set(Object.values(data.headings).flat().map(foldHeading)),
    refused: new Set(Object.values(data.refused).flat().map(foldHeading)),
  };
}

/** Whether a column holds names, telephones or addresses of persons, by its heading. */
export const isContactHeading = (contacts: ContactHeadings, heading: string): boolean =>
  contacts.headings.has(foldHeading(heading)) ||
  headingWords(heading).some((word) => contacts.words.has(word));

/** Whether a column is about persons' ethnicity or religion, by its heading; one word of several is enough. */
export const isRefusedHeading = ({ refused }: ContactHeadings, heading: string): boolean =>
  refused.has(foldHeading(heading)) || headingWords(heading).some((word) => refused.has(word));
