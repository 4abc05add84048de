import type { Strength } from "../model/levels.ts";
import type { PlaceSignal } from "../model/place.ts";
import type { Claim } from "./claims.ts";
import { xuar } from "./divisions.ts";
import type { Elsewhere } from "./elsewhere.ts";
import { findElsewhere } from "./elsewhere.ts";
import type { Verdict } from "./judge.ts";
import { judge } from "./judge.ts";
import type { Postcode } from "./postcodes.ts";
import type { Reading } from "./readings.ts";
import type { QueryScene } from "./scenes.ts";

/** What one source of the input contributes. */
export interface Finding {
  readonly signals: readonly PlaceSignal[];
  readonly claims: readonly Claim[];
}

/** What an address says: names of the XUAR, other places in China, the country it ends with, its postcode. */
export function findInScene(scene: QueryScene, strength: Strength): Finding {
  const verdicts = judge(scene);
  const counted = verdicts.filter((verdict) => verdict.counts);
  const elsewhere = elsewhereOf(scene, counted.length > 0);
  const claims: Claim[] = [
    ...counted.slice(0, 1).map((verdict) => quote(xuar, strength, verdict.reading)),
    ...(elsewhere === undefined ? [] : [quote(elsewhere.region, strength, elsewhere.readings[0])]),
    ...(scene.textCountry === undefined
      ? []
      : [
          {
            code: scene.textCountry,
            strength: "states",
            by: "the country at the end of the address",
            binding: true,
          } as const,
        ]),
    ...verdicts
      .filter((verdict) => verdict.open)
      .slice(0, 1)
      .map((verdict) => ({ ...quote(xuar, "suggests", verdict.reading), binding: false })),
  ];
  const postal = scene.postcodes.map((postcode) => postalFinding(postcode, scene, claims));
  return {
    signals: [
      ...verdicts.map(verdictSignal),
      ...(elsewhere?.readings ?? []).map((reading) => elsewhereSignal(reading, elsewhere?.region ?? "")),
      ...postal.flatMap((each) => each.signals),
    ],
    claims: [...claims, ...postal.flatMap((each) => each.claims)],
  };
}

const quote = (code: string, strength: Strength, reading: Reading | undefined): Claim => ({
  code,
  strength,
  by: `the ${reading?.field ?? "address"} ("${reading?.text ?? ""}")`,
  binding: true,
});

/** Other names need a sign that the address is in China: many are short, and "Dali" is also elsewhere in the world. */
function elsewhereOf(scene: QueryScene, firm: boolean): Elsewhere | undefined {
  if (scene.foreign !== undefined && !["HK", "MO", "TW"].includes(scene.foreign)) return undefined;
  const found = findElsewhere(
    scene,
    firm,
    scene.postcodes.map((postcode) => postcode.region),
  );
  const province = found?.readings.some((reading) => reading.names.some((name) => name.kind === "region"));
  return scene.china || province ? found : undefined;
}

function verdictSignal({ reading, name, counts, open, note }: Verdict): PlaceSignal {
  const { field, text, start, end } = reading;
  return {
    kind: "site",
    field,
    region: xuar,
    ...(name.division === undefined ? {} : { division: name.division }),
    text,
    start,
    end,
    counts: counts || open,
    ...(note === undefined ? {} : { note }),
  };
}

function elsewhereSignal(
  { field, text, start, end, names }: Elsewhere["readings"][number],
  region: string,
): PlaceSignal {
  const divisions = names.filter((name) => name.region === region).map((name) => name.division);
  const division = divisions.length === 1 ? divisions[0] : undefined;
  return {
    kind: "site",
    field,
    region,
    ...(division === undefined ? {} : { division }),
    text,
    start,
    end,
    counts: true,
  };
}

/**
 * A postcode of the XUAR states the region where the address is in China and says nothing else. Postcodes are mistyped
 * and copied, so against another place it only suggests, and the conflict is shown.
 */
function postalFinding(postcode: Postcode, scene: QueryScene, claims: readonly Claim[]): Finding {
  if (scene.foreign !== undefined) return { signals: [], claims: [] };
  const placed = claims.filter((claim) => claim.binding && claim.code !== "CN");
  const inChina = scene.china || placed.length > 0;
  if (!inChina && (postcode.field === "address" || postcode.region !== xuar))
    return { signals: [], claims: [] };
  const against = placed.some((claim) => claim.code !== postcode.region);
  const crosses = against && (postcode.region === xuar || placed.some((claim) => claim.code === xuar));
  const states = inChina && postcode.region === xuar && !against;
  const { field, region, text, start, end, division } = postcode;
  const signal: PlaceSignal = {
    kind: "postal",
    field,
    region,
    ...(division === undefined ? {} : { division }),
    text,
    start,
    end,
    counts: !against || crosses,
    ...postalNote(inChina, against),
  };
  const claim: Claim = {
    code: region,
    strength: states ? "states" : "suggests",
    by: `the postcode ("${text}")`,
    binding: states || crosses,
  };
  return { signals: [signal], claims: against && !crosses ? [] : [claim] };
}

function postalNote(inChina: boolean, against: boolean): { note?: string } {
  if (!inChina) return { note: "six digits as in the XUAR; the country is not given" };
  return against ? { note: "does not fit the place that the address names" } : {};
}
