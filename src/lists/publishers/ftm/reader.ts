import { fail } from "../../../model/issue.ts";
import { newAudit } from "../audit.ts";
import { makeVersion } from "../make-version.ts";
import type {
  PublisherFile,
  PublisherReader,
  PublisherReading,
  PublisherRequest,
} from "../publisher-reader.ts";
import { givenKey, refuseStrangers } from "../request-files.ts";
import { aboutDataset, bounds, versionDay } from "./about.ts";
import { applyDeltas } from "./apply-deltas.ts";
import { checkResource, readCatalog } from "./catalog.ts";
import { isListed } from "./entity.ts";
import { readLinks, unfollowed } from "./links.ts";
import { type Entities, isDelta, readEntities } from "./read-entities.ts";
import { readOwnership, settingsName } from "./settings.ts";
import { toDraft } from "./to-draft.ts";

const wholeName = "entities.ftm.json";
const catalogName = "index.json";
/** `delta.json` only lists the deltas: it may lie beside them and is not read. */
const known: readonly string[] = [wholeName, catalogName, settingsName, "delta.json"];

/**
 * A FollowTheMoney dataset: `entities.ftm.json`, the changes after it, or both. With `index.json` beside them size and
 * checksum are held against it. Without the whole file the changes are applied to the version in force. `list.yml` is the
 * user's own: the rule on ownership, which is that of the version in force where it is left out.
 */
export const ftmReader: PublisherReader = {
  key: "ftm",
  keys: "given",
  title: "FollowTheMoney entities (OpenSanctions and others)",
  files: [
    {
      name: wholeName,
      url: "",
      mediaTypes: ["application/json+ftm", "application/json"],
      mostBytes: 4_000_000_000,
    },
  ],
  ground: "real-file",
  bounds,
  read: (request): PublisherReading => {
    refuseStrangers(request, (name) => known.includes(name) || isDelta(name));
    const key = givenKey(request, "FollowTheMoney");
    const file = (wanted: string): PublisherFile | undefined =>
      request.files.find(({ name }) => name === wanted);
    const [whole, index, settings] = [file(wholeName), file(catalogName), file(settingsName)];
    const catalog = index === undefined ? undefined : readCatalog(index, key);
    if (whole !== undefined && catalog !== undefined) checkResource(catalog, whole);
    const audit = newAudit();
    const deltas = request.files.filter(({ name }) => isDelta(name));
    const entities = readEntities(whole, deltas, audit);
    const published = publishedDay(request, entities, catalog?.version ?? "");
    const links = readLinks(entities, audit);
    const listed = [...entities.byId.values()].filter((entity) => isListed(entity));
    const drafts = listed.flatMap((entity) => toDraft(entity, { links, published, audit }) ?? []);
    const ownership = settings === undefined ? request.previous?.ownership : readOwnership(settings, catalog);
    const about = aboutDataset(key, catalog ?? request.previous, ownership);
    const gaps = about.ownership.rule === "50-percent" ? unfollowed(entities) : [];
    if (whole !== undefined) return makeVersion(about, request, { published, drafts, audit, gaps });
    const previous = request.previous ?? noVersion(deltas.length);
    return applyDeltas(
      { ...about, unsaid: ["relations"] },
      { ...request, previous },
      { published, drafts, audit, entities, links },
    );
  },
};

const noVersion = (deltas: number): never =>
  fail(
    "list.invalid",
    deltas === 0 ? `There is no ${wholeName}.` : "Changes were given without the file that they change.",
    `Give ${wholeName}; deltas alone can only be applied to a version that is in the workspace.`,
  );

/** The latest day that the files give: of a delta's name, of the catalog, of an entity last seen; else that of reading. */
function publishedDay({ files, retrieved }: PublisherRequest, { byId }: Entities, version: string): string {
  const named = [...files.map(({ name }) => name), version].flatMap((text) => versionDay(text) ?? []);
  let latest = named.toSorted().at(-1) ?? "";
  for (const { lastSeen = "" } of byId.values()) if (lastSeen > latest) latest = lastSeen;
  return latest === "" || latest > retrieved ? retrieved : latest;
}
