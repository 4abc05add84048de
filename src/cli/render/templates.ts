import { shown, type Terminal, wrap } from "./terminal.ts";

interface Template {
  readonly kind: string;
  readonly csv: string;
}

interface Forms {
  readonly templates: readonly Template[];
  readonly written: { readonly file: string } | null;
}

/** Where the forms were written; else the blank form itself, ready to be saved, several told apart by a line of their own. */
export function renderTemplates({ templates, written }: Forms, terminal: Terminal): string {
  if (written !== null)
    return wrap(
      `Wrote ${shown(written.file)}: ${templates.map(({ kind }) => kind).join(", ")}.`,
      terminal.width,
    );
  const [first] = templates;
  if (first !== undefined && templates.length === 1) return first.csv;
  const hint =
    'To be filled in: "selvedge templates --out forms.xlsx"; one form alone: "selvedge templates parties --out parties.csv".';
  const form = ({ kind, csv }: Template): string =>
    `${kind}\n${wrap(csv.trimEnd().replaceAll(",", ", "), terminal.width, "  ")}`;
  return [wrap(hint, terminal.width), ...templates.map(form)].join("\n\n");
}
