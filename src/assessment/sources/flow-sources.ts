import type { SourceAt } from "../../tracing/source-at.ts";
import { goodOfConcernSources } from "./goods-of-concern.ts";
import { listedPartySources } from "./listed-parties.ts";
import { orderSources } from "./orders.ts";
import { placeSources } from "./places.ts";
import type { SourceContext } from "./source-context.ts";

/** Every source of exposure in the workspace on a day, of all four kinds, each labelled. */
export const flowSources = (context: SourceContext): readonly SourceAt[] =>
  [listedPartySources, placeSources, orderSources, goodOfConcernSources].flatMap((make) => make(context));
