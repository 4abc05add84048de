import { z } from "zod";
import { textReaders } from "../../model/text-layer.ts";
import { defineEvent, recordedColumns } from "./event-definition.ts";
import { countField, sha256Field, textField } from "./fields.ts";

/** The words of a document were read, or written down by a person. The layer is never changed: a better reader makes another. */
export const layerMade = defineEvent({
  type: "layer-made",
  data: z.strictObject({
    /** Hash of the document's bytes. */
    document: sha256Field,
    /** Hash of the text, which is what citations name. */
    layer: sha256Field,
    reader: z.strictObject({ name: z.enum(textReaders), version: textField }),
    /** UTF-16 units of the text. */
    characters: countField,
    /** Hash of the file that holds text, pages and boxes: `layers/<document>/<sha256>.json`. */
    sha256: sha256Field,
  }),
  project: (event) => ({
    table: "layers",
    row: {
      ...recordedColumns(event),
      document: event.data.document,
      layer: event.data.layer,
      reader: event.data.reader.name,
      reader_version: event.data.reader.version,
      characters: event.data.characters,
      sha256: event.data.sha256,
    },
  }),
});
