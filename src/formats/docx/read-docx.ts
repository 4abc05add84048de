import type { Issue } from "../../model/issue.ts";
import { fail } from "../../model/issue.ts";
import { openZip } from "../archive/open-zip.ts";
import { bytesOf } from "../byte-source.ts";
import { counted } from "../counted.ts";
import { documentLimits } from "../document-limits.ts";
import type { DocumentText, EnclosedFile } from "../document-text.ts";
import { hiddenRemarks, joinHidden } from "../plain/hidden-spans.ts";
import { inPart, type Parts, partsOf, relationsOf, type XlsxOptions } from "../xlsx/parts.ts";
import { parseXml } from "../xml/safe-xml.ts";
import { readCore } from "./core.ts";
import { outsideOf } from "./outside.ts";
import { type Counts, Story } from "./story.ts";
import { StoryText } from "./story-text.ts";
import { readStyles, type Styles } from "./styles.ts";

/** Tables in tables take five levels each. */
const nesting = 512;

/** What follows the body, by the type of its relation, in this order. */
const further = ["footnotes", "endnotes", "header", "footer"] as const;

/**
 * The words of a Word document. Nothing in it is run and nothing fetched; what a reader of the page does not see stays in the
 * text and is listed as hidden. Fails with a SelvedgeError on what is no such document or beyond the limits.
 */
export async function readDocx(
  bytes: Uint8Array,
  { name }: { readonly name: string; readonly signal?: AbortSignal },
): Promise<DocumentText> {
  const options: XlsxOptions = { file: name, limits: { nesting } };
  const archive = await openZip(bytesOf(bytes), { file: name });
  const parts = partsOf(archive);
  const main = (await relationsOf(parts, "", options)).find(({ type }) => type === "officeDocument")?.target;
  if (main === undefined || !parts.has(main)) return refuse(name);
  const relations = await relationsOf(parts, main, options);
  const of = (type: string) => [
    ...new Set(relations.filter((each) => each.type === type).map(({ target }) => target)),
  ];
  const styles = await readStyles(parts.get(of("styles")[0] ?? ""), options);
  const text = new StoryText(name);
  const counts: Counts = { comments: 0, pictures: 0, symbols: 0 };
  const read = (part: string) => addStory({ parts, options, styles, text, counts }, part);
  await read(main);
  const behind = further.map((type) => [type, of(type)] as const).filter(([, targets]) => targets.length > 0);
  for (const [, targets] of behind) for (const target of targets) await read(target);
  const core = await readCore(parts, options);
  const hidden = joinHidden(text.hidden);
  const outside = await outsideOf(parts, options);
  return {
    text: text.text(),
    ...core,
    hidden,
    enclosed: await enclosedIn(parts),
    remarks: [
      ...hiddenRemarks(hidden, name),
      ...remarksOn(name, { counts, outside, behind: behind.map(([type]) => type), macros: hasMacros(parts) }),
      ...archive.remarks,
    ],
  };
}

const refuse = (file: string): never =>
  fail(
    "file.format",
    `${file} is a package without a Word document.`,
    "Save it again as .docx, or give its words as a text file.",
    {
      file,
      expected: "a part of the type officeDocument",
      received: "none",
    },
  );

interface Adding {
  readonly parts: Parts;
  readonly options: XlsxOptions;
  readonly styles: Styles;
  readonly text: StoryText;
  readonly counts: Counts;
}

async function addStory({ parts, options, styles, text, counts }: Adding, part: string): Promise<void> {
  const entry = parts.get(part);
  if (entry === undefined) return;
  const story = new Story(options.file, styles);
  await parseXml(entry.open(), story.handlers, inPart(options, entry.name));
  text.append(story.words);
  counts.comments += story.counts.comments;
  counts.pictures += story.counts.pictures;
  counts.symbols += story.counts.symbols;
}

const hasMacros = (parts: Parts): boolean =>
  [...parts.keys()].some((name) => name.endsWith("vbaproject.bin"));

/** Files that lie in the package as files of their own. */
async function enclosedIn(parts: Parts): Promise<readonly EnclosedFile[]> {
  const files: EnclosedFile[] = [];
  for (const [key, entry] of parts) {
    if (!/^word\/(?:embeddings|afchunk)/.test(key) || files.length >= documentLimits.enclosedFiles) continue;
    const pieces: Uint8Array[] = [];
    for await (const piece of entry.open()) pieces.push(piece);
    files.push({ name: entry.name.split("/").at(-1) ?? entry.name, bytes: Buffer.concat(pieces) });
  }
  return files;
}

interface Noticed {
  readonly counts: Counts;
  readonly outside: number;
  readonly behind: readonly string[];
  readonly macros: boolean;
}

function remarksOn(file: string, { counts, outside, behind, macros }: Noticed): readonly Issue[] {
  const left = [
    ...(counts.comments > 0 ? [`${counted(counts.comments)} comments`] : []),
    ...(counts.pictures > 0 ? [`${counted(counts.pictures)} pictures`] : []),
    ...(counts.symbols > 0 ? [`${counted(counts.symbols)} signs of symbol fonts`] : []),
    ...(outside > 0 ? [`${counted(outside)} parts outside the file, which were not fetched`] : []),
    ...(macros ? ["a program (macros), which was not run"] : []),
  ];
  return [
    ...(left.length === 0
      ? []
      : [
          {
            code: "document.left-out" as const,
            message: `Not among the words of ${file}: ${left.join(", ")}.`,
            hint: "Open the document where they may matter, in a program that runs nothing.",
            file,
          },
        ]),
    ...(behind.length === 0
      ? []
      : [
          {
            code: "document.noted" as const,
            message: `Behind the body of ${file} stand its ${behind.join(", ")}, each where its part begins.`,
            hint: "Where on the page they stand, the document itself shows.",
            file,
          },
        ]),
  ];
}
