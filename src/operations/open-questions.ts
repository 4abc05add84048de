import { counted } from "../formats/counted.ts";
import type { Store } from "../store/open-store.ts";
import { absentFiles } from "./attach.ts";
import { namedFiles } from "./attached-papers.ts";
import { notInTheAnswer } from "./not-in-the-answer.ts";
import { sameShipmentQuestions } from "./same-shipment-questions.ts";
import { twoNames } from "./two-names.ts";
import { largeImport, viewOfNames, type WorkspaceView } from "./view.ts";

/** What a person has to answer before the imported rows can be used as they are meant. */
export async function openQuestions(store: Store): Promise<readonly string[]> {
  const view = await viewOfNames(store);
  const inForce = await store.ledger.importsInForce();
  const kinds = new Set(inForce.map(({ kind }) => kind));
  const unfolded = inForce.filter(({ kind, rows }) => kind === "events" && rows > largeImport);
  return [
    ...(kinds.has("shipments") || kinds.has("products") ? whoIsSelf(view) : []),
    ...nameless(view),
    ...view.parties.nodes.flatMap(twoNames).map(({ message, hint }) => `${message} ${hint}`),
    ...sameParties(view),
    ...sameShipmentQuestions(view, inForce),
    ...notInTheAnswer(view).map(({ message, hint }) => `${message} ${hint}`),
    ...eventQuestions(view),
    ...unfolded.map(
      ({ file, rows }) =>
        `${counted(rows)} events of ${file} were not laid side by side here; "trace" and "reconcile" do.`,
    ),
    ...unattached(store, view),
    ...view.unresolved.map(({ file, row, message, hint }) => `${file}, row ${row}: ${message} ${hint}`),
  ];
}

/** Rows name files of papers that nobody has attached. */
function unattached(store: Store, { imported }: WorkspaceView): readonly string[] {
  const absent = absentFiles(store, namedFiles(imported.documents));
  if (absent.length === 0) return [];
  const some = absent.slice(0, 3).map(({ file }) => file);
  const more = absent.length > some.length ? ` and ${absent.length - some.length} more` : "";
  return [
    `Rows of documents name ${absent.length === 1 ? "a file" : "files"} that nobody has attached: ${some.join(", ")}${more}. Keep them with: selvedge attach FOLDER`,
  ];
}

/** Two parties that may be one: until a person decides, every path through both rests on a likeness. */
function sameParties(view: WorkspaceView): readonly string[] {
  const count = view.parties.nodes.length;
  if (count > mostCompared)
    return [
      `${count} parties were not compared with one another here; "trace" and "assess" do, and name the links on a path.`,
    ];
  const { links, notes } = view.sameAs();
  const open = links.filter(({ identity, decision }) => identity === "candidate" && decision === undefined);
  const told = open
    .slice(0, mostLinks)
    .map(
      ({ id, evidence }) =>
        `Are these one party? ${evidence.join("; ")}. Decide with: selvedge decide ${id} same|not-same --reason ... --by ...`,
    );
  const more =
    open.length > mostLinks
      ? [
          `${open.length - mostLinks} more pairs of parties may be one; "trace" shows those that stand on a path.`,
        ]
      : [];
  return [...told, ...more, ...notes];
}

/** What events of several files say against each other; the first of many. */
function eventQuestions({ eventIssues }: WorkspaceView): readonly string[] {
  const told = eventIssues.slice(0, mostEvents).map(({ message, hint }) => `${message} ${hint}`);
  const more = eventIssues.length - told.length;
  return more === 0 ? told : [...told, `${more} more remarks of this kind on events.`];
}

/** Remarks on events that are told one by one at an import. */
const mostEvents = 10;

/** Parties beyond which an import does not wait for the comparison of all of them. */
const mostCompared = 2_000;

/** Pairs that are asked about one by one at an import. */
const mostLinks = 5;

/** Who is the importer? Asked once there are shipments or products and no party has the role `self`. */
const whoIsSelf = ({ parties }: WorkspaceView): readonly string[] =>
  parties.nodes.some(({ roles }) => roles.includes("self"))
    ? []
    : [
        "Which party is the importer? No party has the role self. Import a parties file in which the importer's row has role = self.",
      ];

/** Keys that rows use and nowhere name, or name "..." only: nothing can be looked for behind them. */
function nameless({ parties }: WorkspaceView): readonly string[] {
  const keys = parties.nodes
    .filter(({ names, unknown }) => names.length === 0 && !unknown)
    .map(({ key }) => key ?? "");
  if (keys.length === 0) return [];
  const some = keys.slice(0, 10).join(", ");
  const more = keys.length > 10 ? ` and ${keys.length - 10} more` : "";
  return [
    `Who are these parties? No row gives a name for ${some}${more}, so they cannot be screened. Import a parties file that names them.`,
  ];
}
