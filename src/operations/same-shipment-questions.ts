import { counted } from "../formats/counted.ts";
import type { ShipmentLink } from "../records/same-shipment/same-shipments.ts";
import type { RegisteredImport } from "../store/ledger/ledger-queries.ts";
import { largeImport, type WorkspaceView } from "./view.ts";

/** Pairs that are told one by one at an import. */
const mostTold = 5;

/** Parties beyond which an import does not wait for the comparison of all of them. */
const mostParties = 2_000;

/** What the rows of several files say of one shipment: joined, asked, or contradicted. */
export function sameShipmentQuestions(
  view: WorkspaceView,
  inForce: readonly RegisteredImport[],
): readonly string[] {
  const imports = inForce.filter(({ kind }) => kind === "shipments");
  const large = imports.filter(({ rows }) => rows > largeImport);
  if (imports.length > 1 && view.parties.nodes.length > mostParties) return [later("the files of shipments")];
  const { links, notes } = view.sameShipments();
  return [
    ...(imports.length > 1
      ? large.map(({ file, rows }) => later(`${counted(rows)} shipments of ${file}`))
      : []),
    ...joined(links.filter(({ state }) => state === "joined")),
    ...open(links.filter(({ state, decision }) => state === "open" && decision === undefined)),
    ...contradicted(
      links.filter(({ state, decision }) => state === "contradicted" && decision === undefined),
    ),
    ...notes,
  ];
}

const later = (what: string): string =>
  `${what} were not laid beside one another here; "trace", "expose" and "assess" do, and count a shipment of two files once.`;

const places = ({ records }: ShipmentLink): string =>
  records.map(({ file, row }) => `${file} row ${row}`).join(" and ");

function joined(links: readonly ShipmentLink[]): readonly string[] {
  const [first] = links;
  if (first === undefined) return [];
  const many =
    links.length === 1
      ? "1 pair of rows tells of one shipment and counts once"
      : `${counted(links.length)} pairs of rows tell of one shipment each and count once`;
  return [
    `${many}, such as ${places(first)}. If they are two: selvedge decide ${first.id} not-same --reason ... --by ...`,
  ];
}

function open(links: readonly ShipmentLink[]): readonly string[] {
  const told = links.slice(0, mostTold).map(({ said }) => `Are these one shipment? ${said}.`);
  const more = links.length - told.length;
  return more === 0
    ? told
    : [
        ...told,
        `${counted(more)} more pairs of rows may be one shipment and count as two; "trace" names those on a path.`,
      ];
}

function contradicted(links: readonly ShipmentLink[]): readonly string[] {
  const told = links.slice(0, mostTold).map(({ said }) => `Which of these is wrong? ${said}.`);
  const more = links.length - told.length;
  return more === 0
    ? told
    : [...told, `${counted(more)} more pairs of rows under one number contradict each other.`];
}
