import type { XmlHandlers } from "../xml/safe-xml.ts";

type Attributes = Readonly<Record<string, string>>;

export interface OdsSheet {
  readonly name: string;
  readonly style: string | undefined;
  readonly isProtected: boolean;
}

export interface ContentWatch {
  /** A sheet begins; the place among the sheets, from 0. What is handed back is told what lies in it. */
  readonly sheet: (sheet: OdsSheet, index: number) => XmlHandlers | undefined;
  readonly end?: (index: number) => void;
  /** A style of sheets that hides them. */
  readonly hidingStyle?: (name: string) => void;
  /** What the document is: spreadsheet, text, presentation. */
  readonly body?: (kind: string) => void;
}

/**
 * Listens to content.xml and tells the sheets: the tables that lie directly in the spreadsheet, not those inside cells,
 * drawings, recorded changes or links to other documents.
 */
export function contentHandlers(watch: ContentWatch): XmlHandlers {
  const open: string[] = [];
  let index = -1;
  let style = "";
  let inside: XmlHandlers | undefined;
  /** Open elements around and with the sheet. */
  let sheetDepth = 0;
  const openSheet = (attributes: Attributes): void => {
    index += 1;
    const { name = "", "style-name": styleName, protected: lock } = attributes;
    inside = watch.sheet({ name, style: styleName, isProtected: lock === "true" }, index);
    sheetDepth = open.length;
  };
  return {
    open: (name, attributes, selfClosing) => {
      const above = open[open.length - 1];
      open.push(name);
      if (sheetDepth > 0) inside?.open(name, attributes, selfClosing);
      else if (name === "table" && above === "spreadsheet") openSheet(attributes);
      else if (above === "body") watch.body?.(name);
      else if (name === "style") style = attributes.name ?? "";
      else if (name === "table-properties" && attributes.display === "false") watch.hidingStyle?.(style);
    },
    close: (name) => {
      if (sheetDepth === open.length) {
        watch.end?.(index);
        sheetDepth = 0;
        inside = undefined;
      } else if (sheetDepth > 0) inside?.close(name);
      open.pop();
    },
    text: (text) => {
      if (sheetDepth > 0) inside?.text(text);
    },
  };
}
