import { z } from "zod";
import { canonicalJson } from "../../model/canonical.ts";
import { defineEvent, recordedColumns } from "./event-definition.ts";
import { countField, sha256Field, textField } from "./fields.ts";

/** The file of a paper came in: a scan, a PDF, a letter. Its bytes stand in `originals/` under their hash. */
export const paperAttached = defineEvent({
  type: "paper-attached",
  data: z.strictObject({
    /** Numbers of the papers that it is, as rows of `documents` give them. */
    documents: z.array(textField).min(1),
    /** Its name as it was given. */
    file: textField,
    sha256: sha256Field,
    bytes: countField,
    /** What its first bytes say that it is. */
    mediaType: textField,
  }),
  project: (event) => ({
    table: "papers",
    row: {
      ...recordedColumns(event),
      documents: canonicalJson(event.data.documents),
      file: event.data.file,
      sha256: event.data.sha256,
      bytes: event.data.bytes,
      media_type: event.data.mediaType,
    },
  }),
});
