import { parseDocument } from "yaml";
import { z } from "zod";
import { fail } from "../../../model/issue.ts";
import type { ListVersion } from "../../../model/list-entry.ts";
import type { PublisherFile } from "../publisher-reader.ts";
import { decodeUtf8 } from "../utf8.ts";
import type { Catalog } from "./catalog.ts";

/** The user's own file beside those of the publisher. */
export const settingsName = "list.yml";

const settingsSchema = z.strictObject({
  /** What the list itself states on companies that its parties own; `50-percent` is OFAC's, in the aggregate. */
  "ownership-rule": z.enum(["none", "50-percent", "as-listed"]),
  /** Where the list states it: document, day, words. */
  citation: z.string().trim().min(1, "where the list states it"),
});

/**
 * The ownership rule that the user states for a dataset: a FollowTheMoney file states none. The rule of 50 per cent is one
 * list's, so the catalog must show that the dataset is one list and not a collection of many.
 */
export function readOwnership(file: PublisherFile, catalog: Catalog | undefined): ListVersion["ownership"] {
  const document = parseDocument(decodeUtf8(file), { prettyErrors: true });
  const [problem] = document.errors;
  if (problem !== undefined) refuseSettings("", "YAML", problem.message.split("\n")[0] ?? "");
  const parsed = settingsSchema.safeParse(document.toJS());
  const [issue] = parsed.error?.issues ?? [];
  if (!parsed.success)
    return refuseSettings(
      issue?.path.join(".") ?? "",
      "`ownership-rule` (none, 50-percent or as-listed) with its `citation`, and nothing else",
      issue?.message ?? "another form",
    );
  const { "ownership-rule": rule, citation } = parsed.data;
  if (rule === "50-percent") refuseCollection(catalog);
  return { rule, citation };
}

function refuseCollection(catalog: Catalog | undefined): void {
  const column = "ownership-rule";
  if (catalog === undefined)
    refuseSettings(column, "index.json beside it, which shows that the dataset is one list", "no index.json");
  else if (catalog.isCollection)
    refuseSettings(column, "one list, whose own rule 50-percent is", "a collection of lists");
}

/** The file is the user's, so what is wrong with it is the user's to mend. */
function refuseSettings(column: string, expected: string, received: string): never {
  const at = column === "" ? settingsName : `${settingsName}, ${column}`;
  return fail(
    "list.invalid",
    `${at}: expected ${expected}; read: ${received.replace(/:$/, "")}.`,
    'Two lines: ownership-rule: 50-percent, and citation: "where the list states it", in quotes.',
    { file: settingsName, ...(column === "" ? {} : { column }), expected, received },
  );
}
