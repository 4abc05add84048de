import { z } from "zod";
import { strengths } from "../model/levels.ts";
import type { Location, PlaceQuery } from "../model/place.ts";
import { signalKinds } from "../model/place.ts";
import { locate as locatePlace } from "../places/locate.ts";
import { locationsOf } from "./locations.ts";
import { defineOperation, type FileInput } from "./operation.ts";
import { dateArguments, dateMembers, threeDates } from "./parse-dates.ts";
import { readAddressRows } from "./read-address-rows.ts";
import { placeTables } from "./tables/places.ts";
import { viewOf, type WorkspaceView } from "./view.ts";

export const locatedSchema = z.object({
  /** Whether the workspace, and so everything said of it, is an example. */
  fictional: z.boolean(),
  row: z.number().int(),
  file: z.string(),
  /** What was asked, in words. */
  input: z.string(),
  region: z.string().nullable(),
  regions: z.array(z.object({ code: z.string(), strength: z.enum(strengths) })),
  signals: z.array(
    z.object({
      kind: z.enum(signalKinds),
      field: z.string(),
      region: z.string().nullable(),
      division: z.string().nullable(),
      text: z.string(),
      start: z.number().int(),
      end: z.number().int(),
      /** Whether it was counted: a street, a building or a brand is shown and not counted. */
      counts: z.boolean(),
      note: z.string().nullable(),
    }),
  ),
  conflict: z.string().nullable(),
  /** What of the row could not be used, in words. */
  problems: z.array(z.string()),
});

export type LocatedLine = z.infer<typeof locatedSchema>;

export const locate = defineOperation({
  name: "locate",
  kind: "query",
  summary: "Where is this? Every sign of a place side by side, with the words it rests on.",
  args: [
    {
      name: "file",
      place: "position",
      takes: "file",
      description: "CSV with address[,name,uscc,postcode,lat,lon] (default: the workspace's addresses)",
    },
    ...dateArguments.filter(({ name }) => name === "knownBy"),
  ],
  input: z.object({ file: z.custom<FileInput>().optional(), knownBy: dateMembers.knownBy }),
  output: { shape: "lines", schema: locatedSchema },
  roles: ["reader", "analyst"],
  run: async (ports, _actor, input) => {
    if (input.file === undefined)
      return locateView(await viewOf(await ports.readStore(), threeDates(input).knownBy));
    const file = input.file.name;
    return (await readAddressRows(input.file)).map(({ row, query, problems }) =>
      toLine({ row, file, query, problems, fictional: false }, locatePlace(placeTables(), query)),
    );
  },
});

/** Locates every address of a view; shared with the demo. */
export const locateView = (view: WorkspaceView): LocatedLine[] =>
  view.parties.nodes
    .filter(({ unknown }) => !unknown)
    .flatMap((party) =>
      locationsOf(party).map(({ address, query, location }) =>
        toLine(
          { row: address.source.row, file: address.source.file, query, fictional: view.fictional },
          location,
        ),
      ),
    );

interface Asked {
  readonly problems?: readonly string[];
  readonly fictional: boolean;
  readonly row: number;
  readonly file: string;
  readonly query: PlaceQuery;
}

const toLine = ({ row, file, query, fictional, problems = [] }: Asked, location: Location): LocatedLine => ({
  fictional,
  row,
  file,
  input: [query.name, query.address, query.city, query.region, query.postcode, query.country]
    .filter((part) => part !== undefined && part !== "")
    .join(", "),
  region: location.region,
  regions: location.regions.map((each) => ({ ...each })),
  signals: location.signals.map((signal) => ({
    ...signal,
    region: signal.region ?? null,
    division: signal.division ?? null,
    note: signal.note ?? null,
  })),
  conflict: location.conflict,
  problems: [...problems],
});
