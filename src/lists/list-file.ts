import { parseDocument } from "yaml";
import { z } from "zod";
import { isIsoDate } from "../model/dates.ts";
import { SelvedgeError } from "../model/issue.ts";

const text = z.string().min(1);
const day = z.string().refine(isIsoDate, "a day, YYYY-MM-DD");

/** What makes an entry's id unique beside list key and folded name at first sight. */
export const idParts = ["countries", "first_listed", "sublists", "merchandise"] as const;
export type IdPart = (typeof idParts)[number];

/** `list.yml`: what the list is, how it is read and what is known to be wrong with it. */
const listSchema = z
  .strictObject({
    key: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "a key of lower-case words joined by '-'"),
    title: text,
    publisher: text,
    url: text,
    /** Day to which the publisher's page or file was read; `publishedBasis` says what that day is. */
    published: day,
    publishedBasis: text,
    cadenceDays: z.int().positive(),
    licence: text,
    role: z.enum(["parties", "orders", "goods"]),
    ownership: z.strictObject({ rule: z.enum(["none", "50-percent", "as-listed"]), citation: text }),
    /** Fiction stands in the place of a real list, in a workspace marked fictional only. */
    fictional: z.boolean().optional(),
    standsFor: text.optional(),
    idParts: z.array(z.enum(idParts)).optional(),
    /** key -> what it means; an entry may stand on no other. */
    sublists: z.record(z.string(), text),
    /** How many entries the list must have, and why. */
    assertions: z.strictObject({ min: z.int().nonnegative(), max: z.int().positive(), why: text }),
    knownGaps: z.array(text),
    /** key -> where rows were read. Rows name a source by its key. `itself` marks the publisher's own list. */
    sources: z.record(z.string(), z.strictObject({ text, itself: z.boolean().optional() })),
  })
  .refine((list) => (list.standsFor === undefined) === (list.fictional !== true), {
    error: "`standsFor` together with `fictional: true`, or neither",
    path: ["standsFor"],
  });

export type ListFile = z.infer<typeof listSchema>;

/** Reads `list.yml`; what does not satisfy the schema is `list.invalid` with the place. */
export function readListFile(file: string, source: string | undefined): ListFile {
  if (source === undefined) throw refused(file, "", "the file", "nothing");
  const document = parseDocument(source, { prettyErrors: true });
  const [problem] = document.errors;
  if (problem !== undefined) throw refused(file, "", "YAML", problem.message);
  const parsed = listSchema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw refused(
    file,
    issue?.path.join(".") ?? "",
    issue?.message ?? "the schema of list.yml",
    "another value",
  );
}

const refused = (file: string, at: string, expected: string, received: string): SelvedgeError =>
  new SelvedgeError({
    code: "list.invalid",
    file,
    column: at,
    expected,
    received,
    message: `${file}${at === "" ? "" : `, ${at}`}: expected ${expected}; read ${received}.`,
    hint: "The fields of list.yml are described in data/lists/README.md.",
  });
