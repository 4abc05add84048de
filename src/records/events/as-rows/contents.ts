import type { Portion, ThingId } from "../../../model/custody-event.ts";
import type { RowEvent } from "../rows/event-json.ts";
import { amountOf, lessOf } from "./amounts-of.ts";

/** What lies in what, as events tell it one after another. */
export class Contents {
  readonly #inside = new Map<string, readonly Portion[]>();
  /** Single thing -> what it was put into last. */
  readonly #around = new Map<string, string>();

  /** Takes up an event that packs, unpacks or sees things in a parent; others say nothing of that. */
  apply({ kind, action, parent, objects }: RowEvent): void {
    if (parent === undefined || (kind !== "aggregated" && kind !== "associated")) return;
    if (action === "delete") this.#takeOut(parent.id, objects);
    else if (action === "add") this.#putIn(parent.id, objects);
    // Seen inside: news only where nothing was known.
    else if (!this.holds(parent)) this.#putIn(parent.id, objects);
  }

  holds({ id }: ThingId): boolean {
    return (this.#inside.get(id) ?? []).length > 0;
  }

  #putIn(parent: string, objects: readonly Portion[]): void {
    for (const { thing, list } of objects) {
      if (list !== "single") continue;
      // A single thing lies in one place: what it was in before holds it no more.
      const before = this.#around.get(thing.id);
      if (before !== undefined) this.#remove(before, thing.id);
      this.#around.set(thing.id, parent);
    }
    this.#inside.set(parent, [...(this.#inside.get(parent) ?? []), ...objects]);
  }

  #remove(parent: string, id: string): void {
    this.#inside.set(
      parent,
      (this.#inside.get(parent) ?? []).filter(({ thing, list }) => list !== "single" || thing.id !== id),
    );
  }

  /** Without a list everything is taken out (EPCIS 2.0, AggregationEvent with action DELETE). */
  #takeOut(parent: string, objects: readonly Portion[]): void {
    if (objects.length === 0) this.#inside.delete(parent);
    for (const object of objects) {
      if (object.list === "single") {
        this.#remove(parent, object.thing.id);
        this.#around.delete(object.thing.id);
      } else this.#takeAmount(parent, object);
    }
  }

  #takeAmount(parent: string, taken: Portion): void {
    const left = (this.#inside.get(parent) ?? []).flatMap((portion): readonly Portion[] => {
      if (portion.list === "single" || portion.thing.id !== taken.thing.id) return [portion];
      const rest = lessOf(amountOf(portion), amountOf(taken));
      const { thing, list } = portion;
      if (rest === "none") return [];
      return rest === "unknown" ? [{ thing, list }] : [{ thing, list, ...known(rest) }];
    });
    this.#inside.set(parent, left);
  }

  /** What a portion is made of: of a pallet with known contents these, of other things themselves and what lies in them. */
  expand(portion: Portion, above: readonly string[] = []): readonly Portion[] {
    const { thing, list } = portion;
    // Only a single thing holds others; so each lies in one place, and nothing is expanded twice.
    const inside = list === "single" ? (this.#inside.get(thing.id) ?? []) : [];
    if (inside.length === 0 || above.includes(thing.id) || above.length >= deepest) return [portion];
    const contents = inside.flatMap((each) => this.expand(each, [...above, thing.id]));
    return thing.kind === "unit" || thing.kind === "class" ? contents : [portion, ...contents];
  }

  /**
   * What an event moves: its objects with what lies in them, in the amounts that it gives itself, and what else is known
   * to lie in its parent. Of what `seen` says that it came, only what it names.
   */
  movedBy({ parent, objects }: RowEvent, seen = false): readonly Portion[] {
    const named = objects.flatMap((object) => this.expand(object));
    if (parent === undefined || (seen && named.length > 0)) return named;
    const around: Portion = { thing: parent, list: "single" };
    const isNamed = new Set(named.map(({ thing }) => thing.id));
    const others = this.expand(around).filter(({ thing }) => !isNamed.has(thing.id));
    return named.length === 0 ? others : [...named, ...others.filter((portion) => portion !== around)];
  }
}

/** Things in things beyond which nobody packs. */
const deepest = 20;

const known = ({ quantity, unit }: { quantity?: string | undefined; unit?: string | undefined }) => ({
  ...(quantity === undefined ? {} : { quantity }),
  ...(unit === undefined ? {} : { unit }),
});
