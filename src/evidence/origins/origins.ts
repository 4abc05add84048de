import { compareText } from "../../model/compare-text.ts";
import type { IsoDate } from "../../model/dates.ts";
import type { NearDuplicate } from "./near-duplicates.ts";

/** A text with its day of publication, where whoever handed it in gave one. */
export interface DatedText {
  readonly id: string;
  readonly published?: IsoDate | undefined;
}

/** Texts that are copies of one another. One that has no copy is a group of its own. */
export interface Origin {
  /** The first of its texts by id: the same whatever order they came in. */
  readonly id: string;
  /** By id. */
  readonly texts: readonly string[];
  /** The text with the earliest day of publication that is held; undefined where none or several have it. */
  readonly earliest: string | undefined;
}

/** The groups of texts that copies tie, in the order of their ids. Excerpts tie none. */
export function originsOf(
  texts: readonly DatedText[],
  duplicates: readonly NearDuplicate[],
): readonly Origin[] {
  const groups = new Groups(texts.map(({ id }) => id));
  for (const { kind, a, b } of duplicates) if (kind === "copy") groups.join(a, b);
  const published = new Map(texts.map((text) => [text.id, text.published]));
  return groups.all().map((ids) => ({
    id: ids[0] as string,
    texts: ids,
    earliest: earliestOf(ids, published),
  }));
}

function earliestOf(
  ids: readonly string[],
  published: ReadonlyMap<string, IsoDate | undefined>,
): string | undefined {
  const dated = ids.flatMap((id) => {
    const day = published.get(id);
    return day === undefined ? [] : [{ id, day }];
  });
  const first = dated.map(({ day }) => day).sort()[0];
  const on = dated.filter(({ day }) => day === first);
  return on.length === 1 ? on[0]?.id : undefined;
}

/** Things that are tied into groups, two at a time. */
export class Groups {
  private readonly parent = new Map<string, string>();

  constructor(ids: Iterable<string>) {
    for (const id of ids) this.parent.set(id, id);
  }

  /** The first of its group by id. */
  of(id: string): string {
    let at = id;
    while (this.parent.get(at) !== at) {
      const above = this.parent.get(at) ?? at;
      this.parent.set(at, this.parent.get(above) ?? above);
      at = above;
    }
    return at;
  }

  join(one: string, other: string): void {
    const [a, b] = [this.of(one), this.of(other)];
    if (a !== b) this.parent.set(compareText(a, b) < 0 ? b : a, compareText(a, b) < 0 ? a : b);
  }

  /** Every group, its members and itself by id. */
  all(): readonly (readonly string[])[] {
    const byHead = Map.groupBy([...this.parent.keys()].sort(compareText), (id) => this.of(id));
    return [...byHead.values()].toSorted((a, b) => compareText(a[0] ?? "", b[0] ?? ""));
  }
}
