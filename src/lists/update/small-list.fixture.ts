import { sha256, shortId } from "../../model/canonical.ts";
import { fail } from "../../model/issue.ts";
import type { ListEntry, ListVersion } from "../../model/list-entry.ts";
import type { PublisherReader, PublisherReading, PublisherRequest } from "../publishers/publisher-reader.ts";

export const smallKey = "xx-mills";

/** An entry of the invented list. */
export const smallEntry = (name: string, more: Partial<ListEntry> = {}): ListEntry => ({
  id: `${smallKey}:${shortId(name)}`,
  list: smallKey,
  kind: "organisation",
  name,
  names: [{ text: name, kind: "primary" }],
  countries: ["CN"],
  identifiers: [],
  sublists: [{ key: "i" }],
  firstListed: "2024-01-01",
  amended: [],
  verification: "official",
  relations: [],
  source: "the page",
  sourceDate: "2026-11-01",
  ...more,
});

/** A version of the invented list. */
export const smallVersion = (
  published: string,
  entries: readonly ListEntry[],
  more: Partial<ListVersion> = {},
): ListVersion => {
  const hash = sha256(JSON.stringify([published, entries]));
  return {
    key: smallKey,
    title: "Mills of an invented ministry",
    publisher: "An invented ministry",
    url: "https://example.org/mills",
    published,
    version: `${published}-${hash.slice(0, 12)}`,
    sha256: hash,
    origin: "update",
    cadenceDays: 30,
    knownGaps: [],
    ownership: { rule: "none", citation: "Invented" },
    role: "parties",
    fictional: false,
    entries,
    ...more,
  };
};

export const millNames = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `Mill ${String(at + 1).padStart(2, "0")} Spinning Co., Ltd.`);

/** The publisher's page: a heading with its day, one line an entry (`section | name | other names`), and a closing line. */
export const smallPage = (
  published: string,
  names: readonly string[],
  section: (name: string, at: number) => string = (_, at) => (at % 2 === 0 ? "i" : "ii"),
): string =>
  [`MILLS ${published}`, ...names.map((name, at) => `${section(name, at)} | ${name}`), "END", ""].join("\n");

/** Reads `smallPage`; the first part of a name before `=` is its own, what follows are aliases. */
function read({ files, previous }: PublisherRequest): PublisherReading {
  const text = new TextDecoder().decode(files[0]?.bytes);
  const lines = text.trimEnd().split("\n");
  const published = /^MILLS (\d{4}-\d{2}-\d{2})$/.exec(lines[0] ?? "")?.[1];
  if (published === undefined)
    return fail("list.invalid", "page.html: expected the heading MILLS and a day.", "Look at the page.", {
      file: "page.html",
      expected: "MILLS and a day",
      received: lines[0]?.slice(0, 40) ?? "",
    });
  if (lines.at(-1) !== "END")
    fail("list.invalid", "page.html: the closing line END is missing.", "Look at the page.", {
      file: "page.html",
      expected: "END",
      received: lines.at(-1)?.slice(0, 40) ?? "",
    });
  const seen = new Map<string, number>();
  const entries = lines.slice(1, -1).map((line) => {
    const [section = "", words = ""] = line.split(" | ");
    const [name = "", ...aliases] = words.split("=");
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    return smallEntry(name, {
      ...(times > 0 ? { id: `${smallKey}:${shortId([name, times])}` } : {}),
      names: [
        { text: name, kind: "primary" },
        ...aliases.map((alias) => ({ text: alias, kind: "alias" }) as const),
      ],
      sublists: [{ key: section }],
      sourceDate: published,
    });
  });
  const gone = (previous?.entries ?? []).filter(
    ({ id, removed }) => removed !== undefined && !entries.some((entry) => entry.id === id),
  );
  return { version: smallVersion(published, [...entries, ...gone]), audit: [{ what: "heading", count: 1 }] };
}

/** A reader of the invented list, at an address that a test says. */
export const smallReader = (url: string, mostBytes = 1_000_000): PublisherReader => ({
  key: smallKey,
  keys: "own",
  title: "Mills of an invented ministry",
  files: [{ name: "page.html", url, mediaTypes: ["text/html"], mostBytes }],
  ground: "untested",
  bounds: { min: 10, max: 60, why: "40 of them in 2026" },
  read,
});
