import { goodOf, interval, isNamedOnly, kilogramsOf, quantityOf } from "../figures.ts";
import { type Html, html, nothing } from "../html.ts";
import { hopBasis } from "../words.ts";
import { lineHeight, paddingOf } from "./boxes.ts";
import type { Layout } from "./layout.ts";
import { type PlacedBox, radius } from "./place.ts";
import type { Sizes } from "./sizes.ts";
import { at, type PlacedHop } from "./ways.ts";

/** What a reader who does not see the drawing is told of it. `id` is unique in the document. */
export interface DrawingText {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** The drawing as inline SVG: 180 mm wide in print, no script, no reference to anything outside. */
export function drawFlow(layout: Layout, { id, title, description }: DrawingText): Html {
  const { width, height, hops, boxes, sizes } = layout;
  return html`<svg class="flow" role="img" aria-labelledby="${id}-title ${id}-text" viewBox="0 0 ${at(width)} ${at(height)}" width="${at(width)}" height="${at(height)}">
<title id="${id}-title">${title}</title>
<desc id="${id}-text">${description}</desc>
${hops.map(line)}
${boxes.map((box) => party(box, sizes))}
${hops.map((hop) => label(hop, sizes.small))}
</svg>`;
}

/** The line style says how the movement is known; a joint is a double line. */
function line({ hop, line: path, end }: PlacedHop): Html {
  const style = hop.hop.kind === "joint" ? "joint" : hop.hop.basis;
  const inner = style === "joint" ? html`<path class="inner" d="${path}"/>` : nothing;
  const [x, y] = end;
  const tip =
    style === "joint"
      ? html`<path class="outer" d="M${at(x - 5)} ${at(y)}H${at(x)}"/><path class="inner" d="M${at(x - 5)} ${at(y)}H${at(x)}"/>`
      : html`<path class="tip" d="M${at(x - 6)} ${at(y - 3)}L${at(x)} ${at(y)}L${at(x - 6)} ${at(y + 3)}Z"/>`;
  return html`<g class="hop ${style}"><path class="outer" d="${path}"/>${inner}${tip}</g>`;
}

function party({ box, x, y, width, height }: PlacedBox, sizes: Sizes): Html {
  const { name, small } = sizes;
  const padding = paddingOf(sizes);
  const lines = [
    ...box.name.map((text) => ({ text, size: name, style: "name" })),
    ...box.remarks.map((text) => ({ text, size: small, style: "remark" })),
    ...box.marks.map((text) => ({ text, size: small, style: "mark" })),
  ];
  let down = y + padding;
  const texts = lines.map(({ text, size, style }, place) => {
    if (style === "mark" && lines[place - 1]?.style !== "mark") down += 3;
    down += size * lineHeight;
    return html`<text class="${style}" x="${at(x + padding)}" y="${at(down - size * 0.3)}" font-size="${at(size)}">${text}</text>`;
  });
  return html`<g class="party ${box.style}"><title>${box.fullName}</title><rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" rx="2"/>${texts}</g>`;
}

function label({ hop, label: { above, below }, at: [x, y] }: PlacedHop, small: number): Html {
  const step = small * lineHeight;
  const text = (words: string, height: number): Html =>
    words === ""
      ? nothing
      : html`<text class="said" x="${at(x)}" y="${at(height)}" font-size="${at(small)}">${words}</text>`;
  const joint = hop.hop.kind === "joint" ? " joint" : "";
  return html`<g class="label${joint}"><title>${spoken(hop.number, hop.hop)}</title>${text(above, y - radius - 2.5)}<circle cx="${at(x)}" cy="${at(y)}" r="${at(radius)}"/><text class="number" x="${at(x)}" y="${at(y + 2.6)}" font-size="${numberSize(hop.number)}">${hop.number}${joint === "" ? "" : "?"}</text>${below.map((words, place) => text(words, y + radius + 1 + step * (place + 0.85)))}</g>`;
}

/** Movements are numbered through the report, so a circle may have to hold three digits. */
const numberSize = (number: number): number => (number > 999 ? 4.5 : number > 99 ? 5.6 : 7.5);

/** A hop in one line of text: "2: A to B, HS 5205.23, 2026-03-02, 12,000 kg, documented". */
export function spoken(number: number, hop: PlacedHop["hop"]["hop"]): string {
  const [fromName, toName] = [hop.fromName, hop.toName].map((name) => name.trim() || "no name");
  if (hop.kind === "joint") return `${number}: ${fromName} and ${toName} may be one party`;
  if (isNamedOnly(hop))
    return `${number}: ${fromName} is named as supplier of ${goodOf(hop)} for ${toName}; no movement is recorded`;
  const said = [
    goodOf(hop),
    interval(hop.date, hop.dateLatest),
    quantityOf(hop),
    kilogramsOf(hop),
    hopBasis(hop),
  ];
  return `${number}: ${fromName} to ${toName}, ${said.filter((one) => one !== undefined).join(", ")}`;
}
