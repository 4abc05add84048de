import { z } from "zod";
import { fail } from "../model/issue.ts";
import { bands } from "../model/levels.ts";
import { compareNames } from "../names/compare-names.ts";
import { defineOperation, type FileInput } from "./operation.ts";
import { type NamePair, readPairs } from "./read-pairs.ts";
import { bandAlarms, explanationSchema, toComparison } from "./shapes.ts";
import { nameTables } from "./tables/names.ts";

const schemas = ["Company", "Organization", "LegalEntity", "Person", "Vessel"] as const;

const line = z.object({
  row: z.number().int(),
  score: z.number().min(0).max(1),
  band: z.enum(bands),
  explanation: z.array(explanationSchema),
  /** Why the two could not be compared, where a row lacks a name; null otherwise. */
  problem: z.string().nullable(),
});

export const compare = defineOperation({
  name: "compare",
  kind: "query",
  summary: "Are these the same name? Compares two names, or a file of pairs, and shows why.",
  args: [
    { name: "a", place: "position", takes: "text", description: "a name" },
    { name: "b", place: "position", takes: "text", description: "the name to compare it with" },
    { name: "pairs", place: "flag", takes: "file", description: "CSV with name1,name2[,schema]" },
    {
      name: "schema",
      place: "flag",
      takes: "text",
      choices: schemas,
      description: "Company (default), Organization, LegalEntity, Person, Vessel",
    },
  ],
  input: z.object({
    a: z.string().min(1).optional(),
    b: z.string().min(1).optional(),
    pairs: z.custom<FileInput>().optional(),
    schema: z.enum(schemas).optional(),
  }),
  output: { shape: "lines", schema: line },
  roles: ["reader", "analyst"],
  alarms: (lines: readonly z.infer<typeof line>[]) => bandAlarms(lines.map(({ band }) => band)),
  run: async (_ports, _actor, { a, b, pairs, schema }) => {
    if (pairs !== undefined && (a ?? b ?? schema) !== undefined) {
      fail(
        "usage.option",
        "compare takes two names or --pairs FILE, not both.",
        "A schema for a pair of the file stands in its column schema.",
      );
    }
    return (pairs === undefined ? [pairOf(a, b, schema)] : await readPairs(pairs)).map(comparePair);
  },
});

const comparePair = ({ row, name1, name2, schema, problem }: NamePair): z.infer<typeof line> => {
  const options = schema === undefined ? {} : { schema };
  return { row, ...toComparison(compareNames(nameTables(), name1, name2, options)), problem };
};

function pairOf(a: string | undefined, b: string | undefined, schema: string | undefined): NamePair {
  if (a !== undefined && b !== undefined) return { row: 1, name1: a, name2: b, schema, problem: null };
  return fail(
    "usage.option",
    "compare needs two names, or --pairs FILE.",
    'For example: selvedge compare "Aksu Huafu Textiles" 阿克苏华孚色纺有限公司',
  );
}
