import type { Issue } from "../model/issue.ts";

/** What a row is about. Said by the row or not known; never guessed from a name. */
export type QuerySchema = "organisation" | "person" | "unknown";

/** Person rows that a request may hold without their being imported suppliers. */
export const personRowLimit = 20;

const personWords = new Set(["person", "natural person", "individual", "sole proprietor", "sole trader"]);
const organisationWords = new Set(["organisation", "organization", "company", "publicbody", "public body"]);

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_-]+/gu, " ")
    .trim();

/**
 * Whether a row is about a person: its `schema` column says so (`Person`, in the words of FollowTheMoney), or one of
 * its roles does. A name alone says nothing; such a row is `unknown` and is not held against entries for persons,
 * so that leaving the column out is no way round the limit.
 */
export function schemaOf(row: {
  readonly schemas?: readonly string[] | undefined;
  readonly roles?: readonly string[] | undefined;
}): QuerySchema {
  const words = [...(row.schemas ?? []), ...(row.roles ?? [])].map(plain);
  if (words.some((word) => personWords.has(word))) return "person";
  return words.some((word) => organisationWords.has(word)) ? "organisation" : "unknown";
}

/** Refuses a request that would screen many persons who are not the customer's imported suppliers. */
export function checkPersonRows(
  schemas: Iterable<QuerySchema>,
  options: { readonly importedSuppliers: boolean },
): Issue | undefined {
  if (options.importedSuppliers) return undefined;
  let persons = 0;
  for (const schema of schemas) if (schema === "person") persons++;
  if (persons <= personRowLimit) return undefined;
  return {
    code: "screen.persons",
    message: `${persons} rows are about persons; at most ${personRowLimit} may be screened in one request.`,
    hint: "Import natural-person suppliers as parties and screen those; persons are never screened in bulk.",
    expected: `at most ${personRowLimit} person rows`,
    received: String(persons),
  };
}
