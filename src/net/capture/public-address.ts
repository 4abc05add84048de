import { BlockList, isIP, isIPv6 } from "node:net";

/** Ranges that are nobody's public address: IANA's special-purpose registries for IPv4 and IPv6, as of 2026-11-23. */
const notPublic4 = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.31.196.0", 24],
  ["192.52.193.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["192.175.48.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const)
  notPublic4.addSubnet(network, bits, "ipv4");

/** All that is not in 2000::/3, and what is special within it. Forms that carry an IPv4 address are refused whole. A list of its own: one list holds both kinds against each other. */
const notPublic6 = new BlockList();
for (const [network, bits] of [
  ["::", 3],
  ["4000::", 2],
  ["8000::", 1],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["2620:4f:8000::", 48],
  ["3fff::", 20],
] as const)
  notPublic6.addSubnet(network, bits, "ipv6");

/** Whether an address, as digits, is one that the whole net can reach. What is no address is not. */
export function isPublic(address: string): boolean {
  const bare = address.replace(/%.*$/, "");
  if (isIP(bare) === 0) return false;
  return isIPv6(bare) ? !notPublic6.check(bare, "ipv6") : !notPublic4.check(bare, "ipv4");
}

/** Names that never lead out of a machine or a house (RFC 6761, RFC 6762, RFC 8375, ICANN's private-use name). */
const ownNames = /(?:^|\.)(?:localhost|local|internal|intranet|home\.arpa|lan|test|invalid|example|onion)$/;

/** Why an address in somebody's hand is not asked; undefined where its host is to be looked up. */
export function refusalOfUrl(url: URL): string | undefined {
  if (url.protocol !== "https:" && url.protocol !== "http:")
    return `it is ${url.protocol.replace(":", "")}, and only https and http are asked`;
  if (url.username !== "" || url.password !== "") return "it carries a user name or a password";
  if (url.port !== "") return `its port ${url.port} is not the usual one`;
  // The URL standard reads 0x7f.1, 2130706433 and 017700000001 as the address that they are.
  const host = hostOf(url);
  if (isIP(host) !== 0) return isPublic(host) ? undefined : `${host} is no public address`;
  const name = host.replace(/\.$/, "");
  if (ownNames.test(name)) return `${name} is a name of this machine or house`;
  return name.includes(".") ? undefined : `${name} is a name without a domain`;
}

/** The host without the brackets of an IPv6 address. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, "$1");
