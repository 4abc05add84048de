import { z } from "zod";
import { canonicalColumns, recordKinds } from "../model/records.ts";
import { templateCsv } from "../records/templates.ts";
import { defineOperation } from "./operation.ts";

const template = z.object({ kind: z.enum(recordKinds), columns: z.array(z.string()), csv: z.string() });

export const templates = defineOperation({
  name: "templates",
  kind: "query",
  summary: "Blank forms: the canonical columns of every kind of file.",
  args: [
    { name: "kind", place: "position", takes: "text", choices: recordKinds, description: "one kind only" },
  ],
  input: z.object({ kind: z.enum(recordKinds).optional() }),
  output: { shape: "object", schema: z.object({ templates: z.array(template) }) },
  roles: ["reader", "analyst"],
  run: async (_ports, _actor, { kind }) => ({
    templates: recordKinds
      .filter((each) => kind === undefined || each === kind)
      .map((each) => ({
        kind: each,
        columns: [...canonicalColumns[each]],
        csv: templateCsv(each),
      })),
  }),
});
