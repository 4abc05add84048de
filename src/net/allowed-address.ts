const ownHosts: ReadonlySet<string> = new Set(["127.0.0.1", "[::1]", "localhost"]);

/** Whether the address is one of this machine. */
export const isLoopback = (url: URL): boolean => ownHosts.has(url.hostname);

/**
 * Whether a host belongs to one that is named: itself, one below it, or itself without `www`. This is narrower than "the
 * same registrable domain" and needs no table of public suffixes: two hosts beside each other below one of these
 * (`a.gov.uk`, `b.gov.uk`) may be strangers.
 */
const belongsTo = (host: string, named: string): boolean =>
  host === named || host.endsWith(`.${named}`) || named === `www.${host}`;

interface Rule {
  /** Addresses that the list's reader names. */
  readonly named: readonly URL[];
  readonly loopback: boolean;
}

/** Why an address must not be asked; undefined where it may be. */
export function refusalOf(url: URL, { named, loopback }: Rule): string | undefined {
  const own = loopback && isLoopback(url);
  if (url.protocol !== "https:" && !(own && url.protocol === "http:"))
    return `it is ${url.protocol.replace(":", "")}, and only https is asked`;
  if (url.username !== "" || url.password !== "") return "it carries a user name or a password";
  const hosts = named.filter((each) => belongsTo(url.hostname, each.hostname));
  if (hosts.length === 0)
    return `its host ${url.hostname} is none that the list's reader names (${[...new Set(named.map(({ hostname }) => hostname))].join(", ")})`;
  if (!own && url.port !== "" && !hosts.some(({ port }) => port === url.port))
    return `its port ${url.port} is none that the list's reader names`;
  return undefined;
}
