import { canonicalColumns, type RecordKind } from "../model/records.ts";
import { type Parquet, quoteName, quoteText } from "./duckdb.ts";
import { storedName } from "./stored-row.ts";

/** A row that repeats an earlier one: in its key, or in all that it says. */
export interface FoundDuplicate {
  readonly row: number;
  /** The first row with the same. */
  readonly earlier: number;
  readonly same: "text" | "key";
  readonly status: "accepted" | "repaired";
  /** Values of the key that are there, where the key is the same and other values are not. */
  readonly key: readonly string[];
}

interface Asked {
  readonly kind: RecordKind;
  /** Columns of the key; a row without the first of them has no key. */
  readonly key: readonly string[];
}

/** Rows of one answer held at a time. */
function toDuplicate([row, earlier, same, status, ...key]: readonly unknown[]): FoundDuplicate {
  return {
    row: Number(row),
    earlier: Number(earlier),
    same: same === "text" ? "text" : "key",
    status: status === "repaired" ? "repaired" : "accepted",
    key: key.filter((value) => value !== null).map(String),
  };
}

/**
 * Finds rows that repeat an earlier one. Hashes of the keys first, in one pass that reads those columns only; whole rows
 * are compared where a hash came twice or a row has no key. A hash never decides: the rows themselves are compared.
 */
export async function* findDuplicates(
  parquet: Parquet,
  parts: readonly string[],
  { kind, key }: Asked,
): AsyncGenerator<readonly FoundDuplicate[]> {
  const rows = `read_parquet([${parts.map(quoteText).join(", ")}], hive_partitioning = false)`;
  const keys = key.map(storedName).map(quoteName);
  const [first = "null"] = keys;
  const all = [...canonicalColumns[kind].map(storedName).map(quoteName), "extra"];
  const [keyHash, textHash] = [`hash(${keys.join(", ")})`, `hash(${all.join(", ")})`];
  const read = "status <> 'quarantined'";
  // Rows without a key can only repeat the text of an earlier one; rows with one repeat its key as well.
  await parquet.run(
    `create or replace temp table suspects as
      select ${keyHash} as hash from ${rows} where ${read} and ${first} is not null group by 1 having count(*) > 1
      union all
      select ${textHash} from ${rows} where ${read} and ${first} is null group by 1 having count(*) > 1`,
  );
  const suspects = `select row, status, ${all.join(", ")} from ${rows} where ${read} and
    case when ${first} is null then ${textHash} else ${keyHash} end in (select hash from suspects)`;
  try {
    for await (const chunk of parquet.ask(
      `select row, coalesce(text_row, key_row), case when text_row is null then 'key' else 'text' end, status, ${keys.join(", ")}
       from (select *,
          nullif(min(row) over (partition by ${all.join(", ")}), row) as text_row,
          case when ${first} is not null then nullif(min(row) over (partition by ${keys.join(", ")}), row) end as key_row
        from (${suspects}))
       where text_row is not null or key_row is not null order by row`,
    ))
      yield chunk.map(toDuplicate);
  } finally {
    await parquet.run("drop table suspects");
  }
}
