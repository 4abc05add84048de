import { describe, expect, it } from "vitest";
import { refusalOf } from "./allowed-address.ts";

const named = [new URL("https://www.dhs.gov/list"), new URL("https://lists.example.org:8443/a")];
const refused = (address: string, loopback = false) =>
  refusalOf(new URL(address), { named, loopback }) !== undefined;

describe("an address that may be asked", () => {
  it.each([
    "https://www.dhs.gov/other",
    "https://dhs.gov/list",
    "https://cdn.www.dhs.gov/list",
    "https://lists.example.org/a",
    "https://lists.example.org:8443/a",
    "https://WWW.DHS.GOV/list",
  ])("%s", (address) => expect(refused(address)).toBe(false));
});

describe("an address that must not be asked", () => {
  it.each([
    ["plain http", "http://www.dhs.gov/list"],
    ["a host beside the one named", "https://evil.dhs.gov/list"],
    ["a host that ends alike", "https://notdhs.gov/list"],
    ["the name within another", "https://www.dhs.gov.example.com/list"],
    ["a host above the one named", "https://example.org/a"],
    ["a user name", "https://someone@www.dhs.gov/list"],
    ["another port", "https://www.dhs.gov:8080/list"],
    ["this machine", "https://127.0.0.1/list"],
    ["the metadata of a cloud", "http://169.254.169.254/latest"],
    ["a file", "file:///etc/passwd"],
    ["data", "data:text/html,list"],
  ])("%s: %s", (_, address) => {
    expect(refused(address)).toBe(true);
    expect(refused(address, true)).toBe(true);
  });
});
