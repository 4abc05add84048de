import type { ListVersion } from "../../model/list-entry.ts";
import type { IdPart } from "../list-file.ts";

/** What the files of a list cannot say, so that it is carried over from the version in force. */
export type Unsaid = "local-names" | "countries" | "identifiers" | "relations" | "readings";

/** What a list is, whichever version of it: the part of `ListVersion` that no file says. */
export interface AboutList
  extends Pick<ListVersion, "key" | "title" | "publisher" | "url" | "cadenceDays" | "role" | "ownership"> {
  /** What is missing from every version that is read from these files. */
  readonly knownGaps: readonly string[];
  /** What tells entries of one name apart, as `idParts` of `list.yml`. */
  readonly idParts: readonly IdPart[];
  /** `stated`: the files say the day of an entry's (last) listing. `of-the-file`: they do not, the file's day is taken. */
  readonly days: "stated" | "of-the-file";
  /** The files give an entry's first day itself, so that another one is a correction; else it may be that of an amendment. */
  readonly firstDay?: "as-stated" | undefined;
  /** Where the files do say it, what they no longer say is gone: a publisher takes back a wrong identifier. */
  readonly unsaid: readonly Unsaid[];
  /** Whether the files hold every entry in force, so that an entry that was only reported must be on them or nowhere. */
  readonly complete: boolean;
  readonly bounds: { readonly min: number; readonly max: number; readonly why: string };
}
