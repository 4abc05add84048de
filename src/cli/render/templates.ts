import { type Terminal, wrap } from "./terminal.ts";

interface Template {
  readonly kind: string;
  readonly csv: string;
}

/** The blank form itself, ready to be saved; several are told apart by a line of their own. */
export function renderTemplates(
  { templates }: { readonly templates: readonly Template[] },
  terminal: Terminal,
): string {
  const [first] = templates;
  if (first !== undefined && templates.length === 1) return first.csv;
  const hint = 'One form alone, to be saved: "selvedge templates parties > parties.csv".';
  const form = ({ kind, csv }: Template): string =>
    `${kind}\n${wrap(csv.trimEnd().replaceAll(",", ", "), terminal.width, "  ")}`;
  return [hint, ...templates.map(form)].join("\n\n");
}
