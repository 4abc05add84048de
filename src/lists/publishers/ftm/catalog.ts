import { createHash } from "node:crypto";
import { z } from "zod";
import type { PublisherFile } from "../publisher-reader.ts";
import { refuse } from "../refuse.ts";
import { decodeUtf8 } from "../utf8.ts";

/** The dataset as `index.json` describes it. Only what is used is checked; the catalog says much more. */
const datasetSchema = z.object({
  name: z.string(),
  title: z.string().optional(),
  type: z.string().nullish(),
  children: z.array(z.unknown()).nullish(),
  version: z.string().optional(),
  updated_at: z.string().optional(),
  publisher: z.object({ name: z.string().optional(), url: z.string().optional() }).nullish(),
  resources: z
    .array(z.object({ name: z.string(), checksum: z.string().nullish(), size: z.int().nullish() }))
    .optional(),
});

export interface Catalog {
  readonly title: string | undefined;
  readonly publisher: string | undefined;
  readonly url: string | undefined;
  /** Such as "20240612215705-gvx"; older catalogs have an instant in its place. */
  readonly version: string;
  /** The dataset is made of others, each a list of its own. */
  readonly isCollection: boolean;
  readonly resources: NonNullable<z.infer<typeof datasetSchema>["resources"]>;
}

/** The entry of the dataset in a catalog; a catalog without it is `list.invalid`. */
export function readCatalog(file: PublisherFile, key: string): Catalog {
  let value: unknown;
  try {
    value = JSON.parse(decodeUtf8(file));
  } catch {
    return refuse({ file: file.name }, "a catalog in JSON", "a text that breaks off or is none");
  }
  const catalog = z.object({ datasets: z.array(z.unknown()) }).safeParse(value);
  if (!catalog.success) return refuse({ file: file.name }, "a catalog with `datasets`", "none");
  const found = catalog.data.datasets.find(
    (one) => z.object({ name: z.literal(key) }).safeParse(one).success,
  );
  const dataset = datasetSchema.safeParse(found);
  if (!dataset.success) return refuse({ file: file.name }, `the dataset ${key}`, "no such dataset");
  const { title, type, children, version, updated_at, publisher, resources } = dataset.data;
  return {
    title,
    publisher: publisher?.name,
    url: publisher?.url,
    version: version ?? updated_at ?? "",
    isCollection: type === "collection" || (children ?? []).length > 0,
    resources: resources ?? [],
  };
}

/** Holds a file beside the size and the SHA-1 that the catalog gives for it. */
export function checkResource(catalog: Catalog, file: PublisherFile): void {
  const resource = catalog.resources.find(({ name }) => name === file.name);
  if (resource === undefined) return;
  if (typeof resource.size === "number" && resource.size !== file.bytes.length)
    refuse({ file: file.name }, `${resource.size} bytes, as index.json says`, `${file.bytes.length} bytes`);
  const sha1 = createHash("sha1").update(file.bytes).digest("hex");
  if (typeof resource.checksum === "string" && resource.checksum !== sha1)
    refuse({ file: file.name }, `the checksum ${resource.checksum} of index.json`, sha1);
}
