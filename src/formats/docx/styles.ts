import type { ArchiveEntry } from "../archive/open-zip.ts";
import type { XlsxOptions } from "../xlsx/parts.ts";
import { inPart } from "../xlsx/parts.ts";
import { parseXml } from "../xml/safe-xml.ts";
import { type Look, lookOf, over } from "./look.ts";

/** Looks by the id of a style, what it is based on reckoned in; `defaults` stand under all. */
export interface Styles {
  readonly defaults: Look;
  /** Of the style that a paragraph has where it names none. */
  readonly normal: Look;
  readonly of: (id: string) => Look | undefined;
}

interface Style {
  look: Look;
  basedOn?: string | undefined;
}

/** Styles based on one another beyond this are made to run in a circle. */
const deepest = 64;

/** Reads `styles.xml`; without one every look is plain. */
export async function readStyles(part: ArchiveEntry | undefined, options: XlsxOptions): Promise<Styles> {
  const reading = new StyleReading();
  const handlers = {
    open: (name: string, attributes: Attributes) => reading.open(name, attributes),
    close: (name: string) => reading.close(name),
    text: () => undefined,
  };
  if (part !== undefined) await parseXml(part.open(), handlers, inPart(options, part.name));
  return reading.styles();
}

type Attributes = Readonly<Record<string, string>>;

class StyleReading {
  private readonly found = new Map<string, Style>();
  private readonly known = new Map<string, Look | undefined>();
  private defaults: Look = {};
  private normal: string | undefined;
  private current: Style | undefined;
  private inDefaults = false;

  open(name: string, attributes: Attributes): void {
    if (name === "rPrDefault") this.inDefaults = true;
    if (name === "style") this.begin(attributes);
    if (name === "basedOn" && this.current !== undefined) this.current.basedOn = attributes.val;
    const look = lookOf(name, attributes);
    if (look === undefined) return;
    if (this.inDefaults) this.defaults = over(this.defaults, look);
    else if (this.current !== undefined) this.current.look = over(this.current.look, look);
  }

  private begin({ styleId = "", type, default: isDefault }: Attributes): void {
    this.current = { look: {} };
    this.found.set(styleId, this.current);
    if (type === "paragraph" && isDefault === "1") this.normal = styleId;
  }

  close(name: string): void {
    if (name === "rPrDefault") this.inDefaults = false;
    if (name === "style") this.current = undefined;
  }

  styles(): Styles {
    const normal = this.normal === undefined ? undefined : this.of(this.normal);
    return { defaults: this.defaults, normal: normal ?? {}, of: (id) => this.of(id) };
  }

  private of(id: string): Look | undefined {
    if (!this.known.has(id)) this.known.set(id, this.whole(id, 0));
    return this.known.get(id);
  }

  private whole(id: string, depth: number): Look | undefined {
    const style = this.found.get(id);
    if (style === undefined || depth > deepest) return undefined;
    const under = style.basedOn === undefined ? {} : (this.whole(style.basedOn, depth + 1) ?? {});
    return over(under, style.look);
  }
}
