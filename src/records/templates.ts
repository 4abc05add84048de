import type { RecordKind } from "../model/records.ts";
import { canonicalColumns } from "../model/records.ts";

/** A blank form of a kind of file: the canonical headings on one line, and nothing under them. */
export const templateCsv = (kind: RecordKind): string => `${canonicalColumns[kind].join(",")}\r\n`;
