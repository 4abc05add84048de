import { hash } from "node:crypto";
import * as asn1js from "asn1js";
import {
  AlgorithmIdentifier,
  type Attribute,
  Certificate,
  ExtKeyUsage,
  MessageImprint,
  PKIStatus,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from "pkijs";
import type { Parsed } from "../../evidence/proof/parsed.ts";

/** Object identifiers of RFC 3161, RFC 5035, RFC 5652 and NIST. */
const oid = {
  sha256: "2.16.840.1.101.3.4.2.1",
  tstInfo: "1.2.840.113549.1.9.16.1.4",
  contentType: "1.2.840.113549.1.9.3",
  signingCertificate: "1.2.840.113549.1.9.16.2.12",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
  extendedKeyUsage: "2.5.29.37",
  timeStamping: "1.3.6.1.5.5.7.3.8",
} as const;

/** Digests that a signature may be made over: what is weaker proves nothing any more. */
const strongDigests: Readonly<Record<string, string>> = {
  [oid.sha256]: "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
};

/** What a time-stamp authority says, once it was checked. */
export interface TimeStamp {
  /** The time that it gives, in UTC. */
  readonly time: string;
  /** Subject of the certificate that signed: "CN=..., O=...". */
  readonly authority: string;
  /** Whether the certificate leads to one that the user named. */
  readonly trusted: boolean;
}

/** What was asked for. */
export interface StampAsked {
  /** What is stamped. Only its SHA-256 leaves the machine. */
  readonly data: Uint8Array;
  /** What went with the question, so that no older answer can be passed off for a new one; absent where it is no longer known. */
  readonly nonce?: Uint8Array | undefined;
  /** Certificates, DER, that the user trusts; none: the chain is not looked at. */
  readonly authorities: readonly Uint8Array[];
}

/** The question for an authority (RFC 3161, 2.4.1): the SHA-256 of the data, a nonce, and that its certificate be sent along. */
export function timeStampRequest({
  data,
  nonce,
}: Pick<StampAsked, "data"> & { readonly nonce: Uint8Array }): Uint8Array {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: oid.sha256, algorithmParams: new asn1js.Null() }),
      hashedMessage: new asn1js.OctetString({ valueHex: copied(hash("sha256", data, "buffer")) }),
    }),
    nonce: new asn1js.Integer({ valueHex: copied(positive(nonce)) }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER());
}

/** The bytes in a buffer of their own, as pkijs takes them. */
const copied = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

/** A nonce as the shortest positive integer of ASN.1. */
function positive(nonce: Uint8Array): Uint8Array {
  const first = nonce.findIndex((byte) => byte !== 0);
  const short = first === -1 ? Uint8Array.of(0) : nonce.subarray(first);
  return (short[0] ?? 0) > 0x7f ? Uint8Array.of(0, ...short) : short;
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** Certificates of a PEM or DER file. */
export function certificatesIn(file: Uint8Array): Parsed<readonly Uint8Array[]> {
  const text = Buffer.from(file).toString("latin1");
  const blocks = [
    ...text.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g),
  ];
  const found = blocks.length > 0 ? blocks.map(([, block = ""]) => Buffer.from(block, "base64")) : [file];
  try {
    for (const bytes of found) Certificate.fromBER(copied(bytes));
    return { value: found };
  } catch {
    return { problem: "it holds no certificate in PEM or DER" };
  }
}

/** The answer in its parts; undefined for what is none, or has more than one signer. */
interface Token {
  readonly signed: SignedData;
  readonly info: TSTInfo;
  readonly infoBytes: Uint8Array;
}

function parseAnswer(answer: Uint8Array): Parsed<Token> {
  try {
    const { status, timeStampToken: token } = TimeStampResp.fromBER(copied(answer));
    const granted = status.status === PKIStatus.granted || status.status === PKIStatus.grantedWithMods;
    if (!granted) return { problem: `the authority refused (status ${status.status})` };
    const signed = new SignedData({ schema: token?.content });
    const { eContentType, eContent } = signed.encapContentInfo;
    if (eContentType !== oid.tstInfo || eContent === undefined || signed.signerInfos.length !== 1)
      return { problem: "it holds no time-stamp token with one signer" };
    const infoBytes = eContent.getValue();
    return { value: { signed, info: TSTInfo.fromBER(infoBytes), infoBytes: new Uint8Array(infoBytes) } };
  } catch (error) {
    return {
      problem: `it is no answer after RFC 3161 (${error instanceof Error ? error.message : String(error)})`,
    };
  }
}

/** Whether the token is of the data and of this question. */
function contentProblem({ info }: Token, { data, nonce }: StampAsked): string | undefined {
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  if (hashAlgorithm.algorithmId !== oid.sha256) return "its hash is not a SHA-256";
  if (!same(hashedMessage.valueBlock.valueHexView, hash("sha256", data, "buffer")))
    return "it is the stamp of something else: the hash differs";
  if (nonce === undefined) return undefined;
  const given = info.nonce?.valueBlock.valueHexView;
  return given !== undefined && same(positive(given), positive(nonce))
    ? undefined
    : "its nonce is not the one that was sent: it answers another question";
}

const isCertificate = (each: unknown): each is Certificate => each instanceof Certificate;

const derOf = (certificate: Certificate): Uint8Array => new Uint8Array(certificate.toSchema().toBER());

/** The signer's certificate, which the signed attributes must name by its hash (RFC 5035), else another of the same key could be put in its place. */
function signerOf({ signed }: Token): Certificate | undefined {
  const [signer] = signed.signerInfos;
  const named = signer?.signedAttrs?.attributes.find(
    ({ type }) => type === oid.signingCertificateV2 || type === oid.signingCertificate,
  );
  const digest = named === undefined ? undefined : namedDigest(named);
  if (digest === undefined) return undefined;
  return (signed.certificates ?? [])
    .filter(isCertificate)
    .find((each) => same(hash(digest.algorithm, derOf(each), "buffer"), digest.value));
}

/** The hash of the first certificate that the attribute names. */
function namedDigest({ type, values }: Attribute): { algorithm: string; value: Uint8Array } | undefined {
  const list = childrenOf(childrenOf(values[0])[0]);
  const parts = childrenOf(list[0]);
  const value = parts.find((part) => part instanceof asn1js.OctetString);
  if (!(value instanceof asn1js.OctetString)) return undefined;
  if (type === oid.signingCertificate) return { algorithm: "sha1", value: value.valueBlock.valueHexView };
  const chosen = childrenOf(parts[0])[0];
  const algorithm =
    chosen instanceof asn1js.ObjectIdentifier ? strongDigests[chosen.valueBlock.toString()] : "sha256";
  return algorithm === undefined ? undefined : { algorithm, value: value.valueBlock.valueHexView };
}

const childrenOf = (value: unknown): readonly unknown[] =>
  value instanceof asn1js.Sequence ? value.valueBlock.value : [];

/** RFC 3161, 2.3: the key must be for time stamps and for nothing else, and say so critically. */
function isForTimeStamps({ extensions = [] }: Certificate): boolean {
  const usage = extensions.find(({ extnID }) => extnID === oid.extendedKeyUsage);
  const purposes = usage?.parsedValue instanceof ExtKeyUsage ? usage.parsedValue.keyPurposes : [];
  return usage?.critical === true && purposes.length === 1 && purposes[0] === oid.timeStamping;
}

function signerProblem({ signed }: Token): string | undefined {
  const [signer] = signed.signerInfos;
  const attributes = signer?.signedAttrs?.attributes ?? [];
  const content = attributes.find(({ type }) => type === oid.contentType)?.values[0];
  if (!(content instanceof asn1js.ObjectIdentifier) || content.valueBlock.toString() !== oid.tstInfo)
    return "its signature is not that of a time stamp";
  return strongDigests[signer?.digestAlgorithm.algorithmId ?? ""] === undefined
    ? "its signature rests on a hash that is no longer held safe"
    : undefined;
}

async function signatureProblem(
  { signed }: Token,
  certificate: Certificate,
  { data, authorities }: StampAsked,
): Promise<string | undefined> {
  const trustedCerts = authorities.map((bytes) => Certificate.fromBER(copied(bytes)));
  try {
    // The chain is looked at as of the time of the stamp: that a certificate has run out since takes nothing from it.
    const found = await signed.verify({
      signer: 0,
      data: copied(data),
      trustedCerts,
      checkChain: trustedCerts.length > 0,
      passedWhenNotRevValues: true,
      extendedMode: true,
    });
    const signer = found.signerCertificate;
    if (!isCertificate(signer) || !same(derOf(signer), derOf(certificate)))
      return "its signature names one certificate and its signer another";
    return found.signatureVerified === true ? undefined : "its signature does not fit";
  } catch (error) {
    return `it does not verify: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const shortNames: Readonly<Record<string, string>> = {
  "2.5.4.3": "CN",
  "2.5.4.6": "C",
  "2.5.4.10": "O",
  "2.5.4.11": "OU",
};

const subjectOf = ({ subject }: Certificate): string =>
  subject.typesAndValues
    .map(({ type, value }) => `${shortNames[type] ?? type}=${String(value.valueBlock.value)}`)
    .join(", ");

/**
 * Checks the answer of a time-stamp authority: granted, of this data and this question, signed by a certificate that is for
 * time stamps alone, and, where authorities are named, leading to one of them as of the time of the stamp. Whether the
 * certificate was revoked is not asked: that would need the network.
 */
export async function checkTimeStamp(answer: Uint8Array, asked: StampAsked): Promise<Parsed<TimeStamp>> {
  const parsed = parseAnswer(answer);
  if ("problem" in parsed) return parsed;
  const token = parsed.value;
  const first = contentProblem(token, asked) ?? signerProblem(token);
  if (first !== undefined) return { problem: first };
  const certificate = signerOf(token);
  if (certificate === undefined)
    return { problem: "it does not carry the certificate that its signature names" };
  if (!isForTimeStamps(certificate)) return { problem: "its certificate is not one for time stamps alone" };
  const problem = await signatureProblem(token, certificate, asked);
  if (problem !== undefined) return { problem };
  const trusted = asked.authorities.length > 0;
  return { value: { time: token.info.genTime.toISOString(), authority: subjectOf(certificate), trusted } };
}
