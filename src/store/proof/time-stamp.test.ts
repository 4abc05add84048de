import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../model/canonical.ts";
import { certificatesIn, checkTimeStamp, timeStampRequest } from "./time-stamp.ts";
import { type Faults, makeAuthority } from "./time-stamp-authority.fixture.ts";

const data = Buffer.from("selvedge/log\n7\nAAAA\n\n— signed\n");
const nonce = Buffer.from("8f1122334455667788", "hex");
const other = Buffer.from("another checkpoint");

describe("checkTimeStamp(answer, asked)", async () => {
  const [authority, stranger] = [await makeAuthority(), await makeAuthority()];
  const request = timeStampRequest({ data, nonce });
  const asked = { data, nonce, authorities: [authority.root] };

  it("takes an answer that fits, and tells its time and who gave it", async () => {
    const checked = await checkTimeStamp(await authority.answer(request), asked);
    expect(checked).toEqual({
      value: {
        time: "2026-03-02T09:00:00.000Z",
        authority: "CN=A time-stamp authority made for a test",
        trusted: true,
      },
    });
  });

  it("says so where nobody named whom to believe", async () => {
    const checked = await checkTimeStamp(await authority.answer(request), { ...asked, authorities: [] });
    expect(checked).toMatchObject({ value: { trusted: false } });
  });

  it.each<[string, Faults, RegExp]>([
    ["another hash", { otherHash: true }, /something else/],
    ["another nonce", { otherNonce: true }, /another question/],
    ["no nonce", { noNonce: true }, /another question/],
    ["a refusal", { refuses: true }, /refused \(status 2\)/],
    ["a certificate for servers", { purposes: ["1.3.6.1.5.5.7.3.1"] }, /time stamps alone/],
    [
      "a certificate for more than time stamps",
      { purposes: ["1.3.6.1.5.5.7.3.8", "1.3.6.1.5.5.7.3.1"] },
      /time stamps alone/,
    ],
    ["a purpose that is not critical", { purposesCritical: false }, /time stamps alone/],
    ["a signature that names no certificate", { unnamed: true }, /certificate that its signature names/],
    ["no certificate", { withoutCertificate: true }, /certificate that its signature names/],
    ["a signature of another kind", { contentType: "1.2.840.113549.1.7.1" }, /not that of a time stamp/],
    ["a weak hash", { digest: "SHA-1" }, /no longer held safe/],
    ["a time before its certificate", { time: Date.parse("2024-06-01T00:00:00Z") / 1000 }, /does not verify/],
    ["a time after its certificate", { time: Date.parse("2027-06-01T00:00:00Z") / 1000 }, /does not verify/],
  ])("refuses %s", async (_, faults, reason) => {
    const checked = await checkTimeStamp(await authority.answer(request, faults), asked);
    expect(checked).toHaveProperty("problem");
    expect("problem" in checked ? checked.problem : "").toMatch(reason);
  });

  it("refuses an authority that leads to no certificate that was named, though it has the same name", async () => {
    const checked = await checkTimeStamp(await stranger.answer(request), asked);
    expect("problem" in checked ? checked.problem : "").toMatch(/does not verify/);
  });

  it("refuses the stamp of another checkpoint, and what is no answer", async () => {
    const answer = await authority.answer(request);
    expect(await checkTimeStamp(answer, { ...asked, data: other })).toHaveProperty("problem");
    for (const bytes of [Buffer.alloc(0), Buffer.from("<html>"), answer.subarray(0, 200), request])
      expect(await checkTimeStamp(bytes, asked)).toHaveProperty("problem");
  });

  it("refuses or tells the same with any byte altered", async () => {
    const answer = await authority.answer(request);
    const right = canonicalJson(await checkTimeStamp(answer, asked));
    for (let at = 0; at < answer.length; at += 3) {
      const bent = Buffer.from(answer);
      bent[at] = (bent[at] as number) ^ (1 << (at % 8));
      const checked = await checkTimeStamp(bent, asked);
      // Some bytes say nothing that is relied on, such as the encoding of a length; no altered answer tells otherwise.
      expect("problem" in checked ? right : canonicalJson(checked)).toBe(right);
    }
  });
});

describe("an authority that runs OpenSSL", () => {
  /** Made once with `openssl ts`, version 3; its keys are thrown away. */
  const kept = JSON.parse(
    readFileSync(new URL("openssl-time-stamp.fixture.json", import.meta.url), "utf8"),
  ) as Record<"data" | "nonce" | "answer" | "root" | "time" | "authority", string>;
  const asked = {
    data: Buffer.from(kept.data),
    nonce: Buffer.from(kept.nonce, "hex"),
    authorities: [Buffer.from(kept.root, "base64")],
  };

  it("is understood, and its question is the one that we ask", async () => {
    const checked = await checkTimeStamp(Buffer.from(kept.answer, "base64"), asked);
    expect(checked).toEqual({ value: { time: kept.time, authority: kept.authority, trusted: true } });
  });

  it("is refused for other data", async () => {
    const checked = await checkTimeStamp(Buffer.from(kept.answer, "base64"), { ...asked, data: other });
    expect(checked).toHaveProperty("problem");
  });
});

describe("certificatesIn(file)", () => {
  it("reads DER and PEM, one or several, and nothing else", async () => {
    const { root } = await makeAuthority();
    const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(root).toString("base64")}\n-----END CERTIFICATE-----\n`;
    expect(certificatesIn(root)).toEqual({ value: [root] });
    expect(certificatesIn(Buffer.from(pem + pem))).toMatchObject({ value: [{ length: root.length }, {}] });
    expect(certificatesIn(Buffer.from("no certificate"))).toHaveProperty("problem");
  });
});
