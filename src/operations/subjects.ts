import type { Subject } from "../assessment/world.ts";
import { fail, SelvedgeError } from "../model/issue.ts";
import { tellingOf } from "../model/records.ts";
import { foldName } from "../names/fold.ts";
import { shipmentId } from "../tracing/shipment-row.ts";
import type { WorkspaceView } from "./view.ts";

const kinds = ["party", "product", "shipment"] as const;
const laterKinds = ["site", "lot", "document", "list-entry"];

/** Every subject of a view, with the words by which it can be named. */
function candidates(view: WorkspaceView): readonly Candidate[] {
  const products = view.records.products.map(({ cells }) => {
    const id = cells.product ?? "";
    return { kind: "product" as const, id, name: cells.name ?? id, words: [id, cells.name ?? ""] };
  });
  const shipments = view.records.shipments.map((row) => {
    const id = shipmentId(row);
    const words = [id, ...tellingOf(row).flatMap(({ cells }) => cells.shipment ?? [])];
    return { kind: "shipment" as const, id, name: row.cells.description ?? id, words };
  });
  const parties = view.parties.nodes.map((node) => ({
    kind: "party" as const,
    id: node.id,
    name: node.name,
    words: [node.id.replace(/^party:/, ""), node.key ?? "", ...node.names],
  }));
  return onceById([...products, ...shipments, ...parties]);
}

type Candidate = Subject & { readonly words: readonly string[] };

/** A product on several rows (several suppliers) is one subject, by all its words. */
function onceById(all: readonly Candidate[]): readonly Candidate[] {
  const byId = new Map<string, Candidate>();
  for (const each of all) {
    const key = `${each.kind}:${each.id}`;
    const known = byId.get(key);
    byId.set(key, known === undefined ? each : { ...known, words: [...known.words, ...each.words] });
  }
  return [...byId.values()];
}

/** The one subject that the text names: `kind:id`, `kind:text`, or bare text. Several are an error that lists them. */
export function findSubject(view: WorkspaceView, text: string): Subject {
  const { kind, words } = parse(text);
  const all = candidates(view).filter((each) => kind === undefined || each.kind === kind);
  const exact = all.filter((each) => each.words.includes(words));
  const folded = foldName(words);
  const alike =
    folded === "" ? [] : all.filter((each) => each.words.some((word) => foldName(word) === folded));
  const within =
    folded === "" ? [] : all.filter((each) => each.words.some((word) => foldName(word).includes(folded)));
  const found = [exact, alike, within].find((some) => some.length > 0) ?? [];
  const [first] = found;
  if (first === undefined)
    return fail(
      "subject.none",
      `Nothing in the workspace fits "${text}".`,
      "Name a product, a shipment or a party by its key, id or name.",
    );
  if (found.length > 1) throw ambiguous(text, found);
  return { kind: first.kind, id: first.id, name: first.name };
}

function parse(text: string): { readonly kind?: Subject["kind"] | undefined; readonly words: string } {
  const [prefix = "", ...rest] = text.split(":");
  const words = rest.join(":").trim();
  const kind = kinds.find((each) => each === prefix);
  if (laterKinds.includes(prefix) && words !== "") {
    fail(
      "usage.subject",
      `"${text}": ${prefix} subjects cannot be asked about yet.`,
      `Name a ${kinds.join(", ")}.`,
    );
  }
  return kind !== undefined && words !== "" ? { kind, words } : { words: text.trim() };
}

const ambiguous = (text: string, found: readonly Subject[]): SelvedgeError =>
  new SelvedgeError(
    {
      code: "subject.ambiguous",
      message: `"${text}" fits ${found.length} subjects.`,
      hint: "Name one of them as kind:id.",
    },
    found.map((each) => ({
      code: "subject.ambiguous",
      message: `${each.kind === "party" ? each.id : `${each.kind}:${each.id}`} - ${each.name}`,
      hint: "",
    })),
  );

/** All parties but the importer itself and unknown ones. */
export const partySubjects = (view: WorkspaceView): readonly Subject[] =>
  view.parties.nodes
    .filter(({ roles, unknown }) => !unknown && !roles.includes("self"))
    .map(({ id, name }) => ({ kind: "party", id, name }));

/** All products, in the order of their rows. */
export const productSubjects = (view: WorkspaceView): readonly Subject[] =>
  candidates(view)
    .filter(({ kind }) => kind === "product")
    .map(({ kind, id, name }) => ({ kind, id, name }));
