import { canonicalJson, sha256 } from "../../model/canonical.ts";
import { compareText } from "../../model/compare-text.ts";
import { fail } from "../../model/issue.ts";
import type { PackDocument, PackFile, PackInput } from "./pack-input.ts";
import { provenance } from "./provenance.ts";
import { readerPage } from "./reader-page.ts";
import { annotationOf, CodePoints } from "./web-annotation.ts";

const utf8 = new TextEncoder();

/** The files of a pack in the order of their paths, `manifest.json` with the hash of each other one last. */
export function buildPack(input: PackInput): readonly PackFile[] {
  for (const document of input.documents) checkSpans(document);
  const text = (path: string, content: string): PackFile => ({ path, content: utf8.encode(content) });
  const files = [
    text("README.txt", readme(input)),
    text("reader.html", readerPage(input)),
    text("statements.jsonld", `${JSON.stringify(annotations(input), null, 1)}\n`),
    text("provenance.jsonld", `${JSON.stringify(provenance(input), null, 1)}\n`),
    text("conflicts.json", `${JSON.stringify(input.conflicts, null, 1)}\n`),
    // Whose bytes may not be handed on, their whole text may not either.
    ...input.documents.flatMap(({ sha256: hash, original, layer }) =>
      "content" in original
        ? [
            text(`layers/${layer.id}.txt`, layer.text),
            { path: `documents/${hash}`, content: original.content },
          ]
        : original.text === true
          ? [text(`layers/${layer.id}.txt`, layer.text)]
          : [],
    ),
    ...input.proofs.map(({ name, text: proof }) => text(`proofs/${name}`, proof)),
  ];
  const unique = [...new Map(files.map((file) => [file.path, file])).values()].toSorted((a, b) =>
    compareText(a.path, b.path),
  );
  return [...unique, text("manifest.json", manifest(input, unique))];
}

/** A citation that no longer stands where it says is worse than none. */
function checkSpans({ layer, statements }: PackDocument): void {
  if (sha256(utf8.encode(layer.text)) !== layer.id)
    fail(
      "data.invalid",
      `The text layer ${layer.id} is not the text of its hash.`,
      "Read the document again.",
    );
  for (const { id, pieces } of statements)
    for (const { start, end, text } of pieces)
      if (layer.text.slice(start, end) !== text)
        fail(
          "data.invalid",
          `Statement ${id} cites ${start} to ${end} of text layer ${layer.id}, and other words stand there.`,
          "Read the document again, and confirm its statements anew.",
          { expected: text, received: layer.text.slice(start, end) },
        );
}

function annotations({ documents, judgements }: PackInput): object {
  const judged = new Map(judgements.map((one) => [one.id, one]));
  return {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: "urn:selvedge:statements",
    type: "AnnotationPage",
    items: documents.flatMap(({ layer, statements }) => {
      const points = new CodePoints(layer.text);
      return statements.map((statement) => annotationOf({ layer, points, judged }, statement));
    }),
  };
}

const manifest = (
  { at, appVersion, workspace, fictional, documents }: PackInput,
  files: readonly PackFile[],
): string =>
  `${canonicalJson({
    fictional,
    made: at,
    by: `Selvedge ${appVersion}`,
    workspace,
    files: files.map(({ path, content }) => ({ path, bytes: content.length, sha256: sha256(content) })),
    withheld: documents.flatMap(({ sha256: hash, original, layer }) =>
      "withheld" in original ? [{ sha256: hash, layer: layer.id, why: original.withheld }] : [],
    ),
  })}\n`;

const readme = ({
  fictional,
  proofs,
}: PackInput): string => `${fictional ? "FICTION: parties and texts are invented.\n\n" : ""}Selvedge evidence pack

reader.html        open it in any browser: every cited span, highlighted, beside who is said to have said it
documents/         the documents, each under the SHA-256 of its bytes (where rights forbid, or names are masked, manifest.json has the hash alone)
layers/            the text of each of them, as citations count it, under the SHA-256 of that text
statements.jsonld  W3C Web Annotations; positions count code points from 0
provenance.jsonld  where each thing came from (W3C PROV)
conflicts.json     pairs of statements that stand against each other
proofs/            ${proofs.length === 0 ? "none: no checkpoint was signed before this pack was made" : "that what is here stood in the signed log"}
manifest.json      the SHA-256 of every other file

To check: sha256sum each file against manifest.json; the name of a document or layer is its own hash.
A statement is a suggestion of rules until a person confirms it. None is scored for truth.
`;
