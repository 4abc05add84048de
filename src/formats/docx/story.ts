import type { HiddenSpan } from "../../model/text-layer.ts";
import type { XmlHandlers } from "../xml/safe-xml.ts";
import { hiddenBy, type Look, lookOf, over } from "./look.ts";
import { StoryText } from "./story-text.ts";
import type { Styles } from "./styles.ts";

/** What of a story is not among its words. */
export interface Counts {
  comments: number;
  pictures: number;
  /** Signs of a font of symbols, whose meaning the document does not tell. */
  symbols: number;
}

/** Where words are written: a text box writes apart, and follows its paragraph. */
interface Place {
  readonly text: StoryText;
  readonly boxes: StoryText[];
  paragraph: Look;
  run: Look;
}

/** Notes that are only lines between text and notes. */
const separators: ReadonlySet<string> = new Set(["separator", "continuationSeparator", "continuationNotice"]);

/** Reads one story of a document (its body, notes, a header) out of its XML. */
export class Story {
  readonly handlers: XmlHandlers = {
    open: (name, attributes) => this.open(name, attributes),
    close: (name) => this.close(name),
    text: (words) => this.letters(words),
  };
  readonly counts: Counts = { comments: 0, pictures: 0, symbols: 0 };
  private readonly styles: Styles;
  private readonly places: Place[] = [];
  private readonly names: string[] = [];
  private readonly cells: Look[] = [];
  /** Fields that have begun: whether their result has come. */
  private readonly fields: boolean[] = [];
  private deleted = 0;
  /** Elements inside something that is left out. */
  private skipped = 0;

  private readonly file: string;

  constructor(file: string, styles: Styles) {
    this.file = file;
    this.styles = styles;
    this.places.push(this.newPlace());
  }

  private newPlace(): Place {
    return { text: new StoryText(this.file), boxes: [], paragraph: {}, run: {} };
  }

  private get place(): Place {
    return this.places.at(-1) as Place;
  }

  get words(): StoryText {
    return this.places[0]?.text as StoryText;
  }

  private open(name: string, attributes: Readonly<Record<string, string>>): void {
    const within = this.names.at(-1) ?? "";
    this.names.push(name);
    if (this.skipped > 0 || this.isLeftOut(name, attributes)) {
      this.skipped += 1;
      return;
    }
    this.properties(name, within, attributes);
    this.structure(name);
    this.sign(name, attributes);
  }

  /** What stands twice, or is no words. */
  private isLeftOut(name: string, attributes: Readonly<Record<string, string>>): boolean {
    if (name === "commentReference") this.counts.comments += 1;
    if (name === "blip" || name === "imagedata") this.counts.pictures += 1;
    const isSeparator = /^(?:foot|end)note$/.test(name) && separators.has(attributes.type ?? "");
    return isSeparator || name === "Fallback" || name === "pPrChange" || name === "rPrChange";
  }

  private properties(name: string, within: string, attributes: Readonly<Record<string, string>>): void {
    const { place } = this;
    if (name === "pStyle" && within === "pPr")
      place.paragraph = over(place.paragraph, this.styles.of(attributes.val ?? ""));
    if (name === "rStyle" && within === "rPr")
      place.run = over(place.run, this.styles.of(attributes.val ?? ""));
    const look = lookOf(name, attributes);
    if (look === undefined) return;
    // The properties of the mark that ends a paragraph are in pPr too: they hide no words.
    const isMark = this.names.at(-3) === "pPr";
    if (within === "rPr" && !isMark) place.run = over(place.run, look);
    else if (within === "pPr") place.paragraph = over(place.paragraph, look);
    else if (within === "tcPr") this.cells[this.cells.length - 1] = over(this.cells.at(-1) ?? {}, look);
  }

  private structure(name: string): void {
    if (name === "p") this.beginParagraph();
    if (name === "r") this.place.run = {};
    if (name === "tc") this.cells.push({});
    if (name === "del" || name === "moveFrom") this.deleted += 1;
    if (name === "txbxContent") this.places.push(this.newPlace());
  }

  private beginParagraph(): void {
    this.place.paragraph = over(this.styles.defaults, this.styles.normal);
  }

  private sign(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "tab" && this.names.at(-2) === "r") this.write("\t");
    if (name === "br" || name === "cr") this.write("\n");
    if (name === "noBreakHyphen") this.write("\u2011");
    if (name === "sym") {
      this.counts.symbols += 1;
      this.write("\ufffd");
    }
    if (name === "fldChar") this.field(attributes.fldCharType);
  }

  /** A field's code stands between its beginning and its separator, its result behind. */
  private field(type: string | undefined): void {
    if (type === "begin") this.fields.push(false);
    if (type === "separate" && this.fields.length > 0) this.fields[this.fields.length - 1] = true;
    if (type === "end") this.fields.pop();
  }

  private letters(words: string): void {
    const name = this.names.at(-1);
    if (this.skipped > 0 || (name !== "t" && name !== "delText")) return;
    this.write(words);
  }

  private write(words: string): void {
    if (this.fields.includes(false)) return;
    this.place.text.write(words, this.why());
  }

  private why(): HiddenSpan["why"] | undefined {
    if (this.deleted > 0) return "deleted";
    const { paragraph, run } = this.place;
    const ground = this.cells.findLast(({ ground: of }) => of !== undefined);
    return hiddenBy(over(over(ground ?? {}, paragraph), run));
  }

  private close(name: string): void {
    this.names.pop();
    if (this.skipped > 0) {
      this.skipped -= 1;
      return;
    }
    const { place } = this;
    if (name === "p") this.endParagraph();
    if (name === "tc") {
      this.cells.pop();
      place.text.cell();
    }
    if (name === "tr") place.text.row();
    if (name === "tbl") place.text.break(2);
    if (name === "del" || name === "moveFrom") this.deleted -= 1;
    if (name === "txbxContent") {
      this.places.pop();
      this.place.boxes.push(place.text);
    }
  }

  private endParagraph(): void {
    const { place } = this;
    place.text.break(this.cells.length > 0 ? 1 : 2);
    for (const box of place.boxes.splice(0)) place.text.append(box);
  }
}
