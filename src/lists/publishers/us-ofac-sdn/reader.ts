import type { EntryName } from "../../../model/list-entry.ts";
import { foldName } from "../../../names/fold.ts";
import { present } from "../../entry-parts.ts";
import { type Audit, newAudit } from "../audit.ts";
import { countryNamed } from "../country-names.ts";
import type { Draft, DraftRelation } from "../draft.ts";
import { makeVersion } from "../make-version.ts";
import type { PublisherReader, PublisherReading, PublisherRequest } from "../publisher-reader.ts";
import { refuse } from "../refuse.ts";
import { fileNamed, refuseStrangers } from "../request-files.ts";
import { about, commentsName, files } from "./about.ts";
import { type ReadRemarks, readRemarks } from "./remarks.ts";
import {
  type AddressRow,
  type AliasRow,
  addRows,
  altRows,
  commentRows,
  hasEndMark,
  longestRemark,
  type SdnRow,
  sdnRows,
} from "./sdn-tables.ts";

/** OFAC's SDN list, from its three CSV files. */
export const ofacSdnReader: PublisherReader = {
  key: about.key,
  keys: "own",
  title: about.title,
  files: Object.values(files),
  ground: "real-file",
  bounds: about.bounds,
  read: (request): PublisherReading => {
    const names: readonly string[] = [...Object.values(files).map(({ name }) => name), commentsName];
    refuseStrangers(request, (name) => names.includes(name));
    const audit = newAudit();
    const { drafts, cut } = toDrafts(request, audit);
    const gaps = cut === 0 ? [] : [cutRemarks];
    return makeVersion(about, request, { published: request.retrieved, drafts, audit, gaps });
  },
};

const cutRemarks = `Remarks that go on in ${commentsName} are read to where they are cut off in ${files.sdn.name}: names and links behind that are missing`;

/** The rows of the three files, joined by OFAC's number of the entry. */
interface Joined {
  readonly aliases: ReadonlyMap<string, readonly AliasRow[]>;
  readonly addresses: ReadonlyMap<string, readonly AddressRow[]>;
  readonly request: PublisherRequest;
  readonly audit: Audit;
}

interface SdnDrafts {
  readonly drafts: readonly Draft[];
  /** Entries whose remarks are cut off. */
  readonly cut: number;
}

function toDrafts(request: PublisherRequest, audit: Audit): SdnDrafts {
  const [sdn, alt, add] = [files.sdn, files.alt, files.add].map(({ name }) => fileNamed(request, name));
  if (sdn === undefined || alt === undefined || add === undefined) return { drafts: [], cut: 0 };
  const without = [sdn, alt, add].filter((file) => !hasEndMark(file));
  if (without.length === 1 || without.length === 2)
    refuse({ file: without[0]?.name ?? "" }, "the end mark that the other files have", "none");
  const entries = sdnRows(sdn, audit);
  const numbers = new Set(entries.map(({ number }) => number));
  const aliases = joinedRows(alt.name, altRows(alt, audit), numbers);
  const addresses = joinedRows(add.name, addRows(add, audit), numbers);
  for (const { row, number, name } of entries)
    if (!addresses.has(number))
      refuse({ file: add.name }, `a row for entry ${number}, ${name} (${sdn.name}, row ${row})`, "none");
  const joined: Joined = { aliases, addresses, request, audit };
  const whole = withComments(entries, request, audit);
  const drafts = whole.flatMap((row) => {
    if (row.kind === "aircraft") audit.add("aircraft left out");
    return row.kind === "aircraft" ? [] : [toDraft({ ...row, kind: row.kind }, joined)];
  });
  return { drafts, cut: whole.filter(({ isCut }) => isCut).length };
}

/** Remarks as far as they are at hand. Of one that is cut off the last part is left out: half a name is another name. */
function withComments(
  entries: readonly SdnRow[],
  { files: given }: PublisherRequest,
  audit: Audit,
): readonly (SdnRow & { readonly isCut: boolean })[] {
  const file = given.find(({ name }) => name === commentsName);
  const more = file === undefined ? new Map<string, string>() : commentRows(file, audit);
  return entries.map((row) => {
    const rest = more.get(row.number);
    if (rest !== undefined) return { ...row, remarks: (row.remarks + rest).trim(), isCut: false };
    const isCut = row.remarks.length >= longestRemark;
    if (!isCut) return { ...row, remarks: row.remarks.trim(), isCut };
    audit.add("remarks cut off: the last part left out");
    return { ...row, remarks: row.remarks.slice(0, Math.max(0, row.remarks.lastIndexOf("; "))), isCut };
  });
}

/** Rows by entry; one that belongs to no entry shows that the files are not of one day, or not whole. */
function joinedRows<T extends { readonly row: number; readonly number: string }>(
  file: string,
  rows: readonly T[],
  numbers: ReadonlySet<string>,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    if (!numbers.has(row.number))
      refuse({ file, row: row.row, column: "ent_num" }, `an entry of ${files.sdn.name}`, row.number);
    const group = groups.get(row.number);
    if (group === undefined) groups.set(row.number, [row]);
    else group.push(row);
  }
  return groups;
}

type Listed = SdnRow & { readonly kind: "organisation" | "person" | "vessel" };

function toDraft(row: Listed, { aliases, addresses, request, audit }: Joined): Draft {
  const remarks = readRemarks(row.remarks, row.kind, audit);
  const said = [row.title, ...remarks.rest].filter((part) => part !== "").join("; ");
  const entry: Draft["entry"] = {
    kind: row.kind,
    name: row.name,
    names: namesOf(row, aliases.get(row.number) ?? [], remarks),
    countries: countriesOf(row, addresses.get(row.number) ?? [], audit),
    identifiers: remarks.identifiers,
    sublists: row.programs.map((key) => ({ key })),
    firstListed: request.retrieved,
    amended: [],
    verification: "official",
    ...present({ remarks: said === "" ? undefined : said }),
    source: `OFAC, SDN list, entry ${row.number}`,
    sourceDate: request.retrieved,
  };
  return {
    place: { file: files.sdn.name, row: row.row },
    number: row.number,
    relations: linksOf(row, remarks),
    entry,
  };
}

function namesOf(row: Listed, aliases: readonly AliasRow[], { weak }: ReadRemarks): readonly EntryName[] {
  const names: EntryName[] = [
    { text: row.name, kind: "primary" },
    ...aliases.map(({ name, kind }) => ({ text: name, kind })),
    ...weak.map(({ kind, text }) => ({ text, kind, weak: true })),
  ];
  const seen = new Set<string>();
  return names.filter(({ text, kind }) => {
    const key = `${kind === "former" ? "former" : "alias"} ${foldName(text)}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Countries of the addresses, and the flag of a vessel. */
function countriesOf(row: Listed, addresses: readonly AddressRow[], audit: Audit): readonly string[] {
  const told = addresses.map(({ country }) => country);
  const codes = [...told, row.flag].flatMap((spelling) => {
    if (spelling === "" || /^(?:undetermined|none identified)$/i.test(spelling)) return [];
    const code = countryNamed(spelling);
    if (code === undefined) audit.add(`country not told: ${spelling}`);
    return code ?? [];
  });
  return [...new Set(codes)].sort();
}

function linksOf(row: Listed, { linked }: ReadRemarks): readonly DraftRelation[] {
  const source = `OFAC, SDN list, entry ${row.number}`;
  const links = linked.map((name): DraftRelation => ({ kind: "linked-to", to: { name }, source }));
  return row.owner === "" ? links : [...links, { kind: "owned-by", to: { name: row.owner }, source }];
}
