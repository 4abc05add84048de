import type { RecordSource } from "./records.ts";

/** What one piece of a product, or of a lot, holds by a statement of its maker. Nothing here was weighed or worked out. */
export interface StatedContent {
  /** Keys as `lots` has them: of the product, or of one lot where the statement is about that alone. */
  readonly product?: string | undefined;
  readonly lot?: string | undefined;
  readonly what: "net weight" | "net content";
  /** Plain number as written, and its unit as given; a statement without a unit weighs nothing. */
  readonly quantity: string;
  readonly unit?: string | undefined;
  readonly description?: string | undefined;
  readonly source: RecordSource;
}
