import { getDocument, InvalidPDFException, PasswordException, VerbosityLevel } from "unpdf/pdfjs";
import { fail } from "../../model/issue.ts";

/** A document as PDF.js opens it. */
export type OpenPdf = Awaited<ReturnType<typeof getDocument>["promise"]>;

/** Larger pictures are not unpacked: their words are not read, and a scan has millions of points. */
const largestPicture = 1_024;

/**
 * What PDF.js asks for where a font or a table of characters is not inside the document. Nothing is fetched. Tables are
 * noted: without one, the letters of a font are lost. The shapes of a font are not needed to read it.
 */
function nothingElse(missing: Set<string>): object {
  return class NothingElse {
    fetch({ filename, kind }: { readonly filename?: string; readonly kind?: string }): Promise<never> {
      if (kind === "cMapUrl") missing.add(String(filename).replace(/\.bcmap$/, ""));
      return Promise.reject(new Error(`${filename} is not inside the document, and nothing else is read`));
    }
  };
}

function refuse(error: unknown, name: string): never {
  const file = { file: name };
  if (error instanceof PasswordException)
    fail(
      "file.format",
      `${name} is encrypted and opens only with a password.`,
      "Open it with its password, save it without one, and give that copy; keep the original beside it.",
      { ...file, expected: "a PDF that opens without a password", received: "an encrypted PDF" },
    );
  const reason = error instanceof Error ? error.message.slice(0, 200) : "unknown";
  fail(
    "file.format",
    error instanceof InvalidPDFException
      ? `${name} is no PDF that can be read: ${reason}`
      : `${name} cannot be read as a PDF: ${reason}`,
    "It is damaged or cut off. Fetch it again, or open it in a reader of PDF and print it into a new PDF.",
    { ...file, expected: "a whole PDF", received: "one that does not open" },
  );
}

/**
 * Opens a PDF with everything switched off that reaches beyond its bytes: no scripts, no forms of XFA, no fonts or tables
 * fetched, no WebAssembly, no pictures. `missing` gathers tables of characters it asked for in vain. Takes the bytes over.
 */
export async function openPdf(bytes: Uint8Array, name: string, missing: Set<string>): Promise<OpenPdf> {
  try {
    return await getDocument({
      data: bytes,
      verbosity: VerbosityLevel.WARNINGS,
      BinaryDataFactory: nothingElse(missing),
      useSystemFonts: false,
      useWorkerFetch: false,
      useWasm: false,
      enableXfa: false,
      disableFontFace: true,
      disableRange: true,
      disableStream: true,
      disableAutoFetch: true,
      isOffscreenCanvasSupported: false,
      isImageDecoderSupported: false,
      maxImageSize: largestPicture,
    }).promise;
  } catch (error) {
    refuse(error, name);
  }
}
