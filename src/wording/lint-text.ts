import type { Span } from "../model/text-layer.ts";
import { isAccepted } from "./accept.ts";
import { type Cues, fits, type Surroundings } from "./context.ts";
import type { Pattern } from "./patterns.ts";
import type { Channel, WordingProblem } from "./problem.ts";
import type { Owner, WordingTables } from "./term-tables.ts";
import { viewNames, viewsOf } from "./views.ts";

type Found = Span & { readonly owner: Extract<Owner, { of: "term" }> };

/**
 * Words of a text that should not leave to a supplier, in order, none over another. That nothing is found says only that no
 * listed term was found.
 */
export function lintText(text: string, channel: Channel, tables: WordingTables): readonly WordingProblem[] {
  const { found, cues } = look(text, tables);
  const around: Surroundings = { text, channel, cues };
  const fitting = found.filter(({ owner, start, end }) => fits(owner.context, { start, end }, around));
  return apart(fitting).map(({ start, end, owner }) => ({
    class: owner.class,
    start,
    end,
    text: text.slice(start, end),
    term: owner.term,
    why: tables.told.get(owner.class)?.why ?? "",
    hint: tables.told.get(owner.class)?.hint ?? "",
  }));
}

interface Looked {
  readonly found: readonly Found[];
  readonly cues: ReadonlyMap<string, Cues>;
}

function look(text: string, tables: WordingTables): Looked {
  const views = viewsOf(text, tables);
  const found: Found[] = [];
  const groups = new Map<string, Span[]>();
  for (const name of viewNames) {
    const view = views[name];
    tables.finders[name].find(view.letters, (pattern: Pattern<Owner>, from, to) => {
      if (!isAccepted(pattern, view, from, to)) return;
      const span = { start: view.starts[from] ?? 0, end: view.ends[to - 1] ?? 0 };
      const { owner } = pattern;
      if (owner.of === "term") found.push({ ...span, owner });
      else put(groups, owner.group, span);
    });
  }
  return { found, cues: new Map([...groups].map(([group, spans]) => [group, cuesOf(spans)])) };
}

function put(groups: Map<string, Span[]>, group: string, span: Span): void {
  const known = groups.get(group);
  if (known === undefined) groups.set(group, [span]);
  else known.push(span);
}

function cuesOf(spans: readonly Span[]): Cues {
  let longest = 0;
  for (const { start, end } of spans) longest = Math.max(longest, end - start);
  return { spans: spans.toSorted((a, b) => a.start - b.start), longest };
}

/** The first of those that lie over one another, the longest of those that begin together. */
function apart(found: readonly Found[]): readonly Found[] {
  const sorted = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: Found[] = [];
  let end = -1;
  for (const one of sorted) {
    if (one.start < end) continue;
    kept.push(one);
    ({ end } = one);
  }
  return kept;
}
