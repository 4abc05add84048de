import type { Location, PlaceQuery } from "../model/place.ts";
import type { PartyAddress, PartyNode } from "../model/records.ts";
import { locate } from "../places/locate.ts";
import { placeTables } from "./tables/places.ts";

export interface LocatedAddress {
  readonly address: PartyAddress;
  /** A site row is the customer's record of a place of work; a supplier list's address is what a party states. */
  readonly basis: "record" | "statement";
  readonly query: PlaceQuery;
  readonly location: Location;
}

/** Where each address of a party is; a party without address is asked by name and registration alone. */
export function locationsOf(party: PartyNode): readonly LocatedAddress[] {
  const uscc = party.identifiers.find(({ kind, valid }) => kind === "uscc" && valid)?.value;
  const addresses =
    party.addresses.length > 0
      ? party.addresses
      : party.sources.slice(0, 1).map((source) => ({ use: "office" as const, source }));
  return addresses.map((address: PartyAddress) => {
    const basis = address.use === "site" ? "record" : "statement";
    const own = address.use === "site" ? {} : { name: party.name, uscc };
    const { city, region, postcode, country, lat, lon } = address;
    const query: PlaceQuery = {
      address: address.address,
      city,
      region,
      postcode,
      country: country ?? party.country,
      lat,
      lon,
      ...own,
      basis,
    };
    return { address, basis, query, location: locate(placeTables(), query) };
  });
}
