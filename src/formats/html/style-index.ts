import type { Declarations, StyleRule, StyleSheet } from "./style-rules.ts";

/** An element as its start tag gives it. */
export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

const none: readonly StyleRule[] = [];

/** Rules by the rarest part of their selector, so that an element is held only against those that may fit it. */
export class StyleIndex {
  private readonly byPart = new Map<string, StyleRule[]>();
  private readonly spend: (steps: number) => void;

  /** `spend` is told how much work each look-up is. */
  constructor(sheet: StyleSheet, spend: (steps: number) => void) {
    this.spend = spend;
    for (const rule of sheet.rules) {
      const part = partOf(rule);
      const held = this.byPart.get(part);
      if (held === undefined) this.byPart.set(part, [rule]);
      else held.push(rule);
    }
  }

  /** The declarations that hold for an element, the stronger over the weaker, those of its `style` over all. */
  declarationsFor(tag: Tag, inline: Declarations): Declarations {
    const fitting = this.byPart.size === 0 ? none : this.fitting(tag);
    if (fitting.length === 0 && inline.size === 0) return inline;
    const found = new Map<string, string>();
    const rules = fitting.toSorted((a, b) => a.weight - b.weight || a.order - b.order);
    const all = [...rules.map(({ declarations }) => declarations), inline];
    for (const declarations of all)
      for (const [name, value] of declarations) if (!name.startsWith("!")) found.set(name, value);
    for (const declarations of all)
      for (const [name, value] of declarations) if (name.startsWith("!")) found.set(name.slice(1), value);
    return found;
  }

  private fitting({ name, attributes }: Tag): readonly StyleRule[] {
    const classes = new Set((attributes.get("class") ?? "").split(/\s+/));
    const id = attributes.get("id");
    const parts = ["*", name, `#${id ?? ""}`, ...[...classes].map((one) => `.${one}`)];
    const found: StyleRule[] = [];
    for (const part of parts)
      for (const rule of this.byPart.get(part) ?? none) {
        this.spend(1);
        const fits = rule.classes.every((one) => classes.has(one)) && (rule.tag ?? name) === name;
        if (fits && (rule.id === undefined || rule.id === id)) found.push(rule);
      }
    return found;
  }
}

const partOf = ({ id, classes, tag }: StyleRule): string =>
  id !== undefined ? `#${id}` : classes[0] !== undefined ? `.${classes[0]}` : (tag ?? "*");
