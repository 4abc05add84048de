import { hash, webcrypto } from "node:crypto";
import * as asn1js from "asn1js";
import {
  Attribute,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  Extension,
  ExtKeyUsage,
  IssuerAndSerialNumber,
  PKIStatus,
  PKIStatusInfo,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from "pkijs";

/*
 * A time-stamp authority as RFC 3161 has them, made anew for a test: a root, a certificate for time stamps, and answers.
 * Each of its faults is one that a checker must see.
 */

export interface Faults {
  /** Seconds since 1970 that it stamps. */
  readonly time?: number;
  /** Answers for another hash, another nonce, or with no nonce. */
  readonly otherHash?: boolean;
  readonly otherNonce?: boolean;
  readonly noNonce?: boolean;
  readonly refuses?: boolean;
  /** Purposes of its certificate. */
  readonly purposes?: readonly string[];
  readonly purposesCritical?: boolean;
  /** Names no certificate by its hash among the signed attributes. */
  readonly unnamed?: boolean;
  /** Content type among the signed attributes. */
  readonly contentType?: string;
  readonly withoutCertificate?: boolean;
  readonly digest?: "SHA-1" | "SHA-256";
}

export interface Authority {
  readonly root: Uint8Array;
  readonly answer: (request: Uint8Array, faults?: Faults) => Promise<Uint8Array>;
}

const timeStamping = "1.3.6.1.5.5.7.3.8";
const tstInfo = "1.2.840.113549.1.9.16.1.4";
const algorithm = { name: "ECDSA", namedCurve: "P-256" } as const;
type Pair = webcrypto.CryptoKeyPair;
const makePair = async (): Promise<Pair> =>
  (await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"])) as Pair;

const own = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

interface Making {
  readonly subject: string;
  readonly issuer: string;
  readonly keys: Pair;
  readonly signer: Pair;
  readonly serial: number;
  readonly extensions: Extension[];
}

async function makeCertificate(making: Making): Promise<Certificate> {
  const named = (name: string) =>
    new AttributeTypeAndValue({ type: "2.5.4.3", value: new asn1js.Utf8String({ value: name }) });
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1js.Integer({ value: making.serial });
  certificate.issuer.typesAndValues.push(named(making.issuer));
  certificate.subject.typesAndValues.push(named(making.subject));
  certificate.notBefore.value = new Date("2025-01-01T00:00:00Z");
  certificate.notAfter.value = new Date("2027-01-01T00:00:00Z");
  certificate.extensions = making.extensions;
  await certificate.subjectPublicKeyInfo.importKey(making.keys.publicKey);
  await certificate.sign(making.signer.privateKey, "SHA-256");
  return Certificate.fromBER(certificate.toSchema(true).toBER());
}

const authorityExtension = (): Extension =>
  new Extension({
    extnID: "2.5.29.19",
    critical: true,
    extnValue: new BasicConstraints({ cA: true }).toSchema().toBER(),
  });

const purposeExtension = (purposes: readonly string[], critical: boolean): Extension =>
  new Extension({
    extnID: "2.5.29.37",
    critical,
    extnValue: new ExtKeyUsage({ keyPurposes: [...purposes] }).toSchema().toBER(),
  });

const attribute = (type: string, value: asn1js.BaseBlock): Attribute =>
  new Attribute({ type, values: [value] });

/** SigningCertificateV2 with SHA-256, the default (RFC 5035). */
const namedCertificate = (certificate: Certificate): asn1js.Sequence => {
  const digest = hash("sha256", new Uint8Array(certificate.toSchema().toBER()), "buffer");
  const id = new asn1js.Sequence({ value: [new asn1js.OctetString({ valueHex: own(digest) })] });
  return new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [id] })] });
};

function infoFor(request: TimeStampReq, faults: Faults): ArrayBuffer {
  const imprint = request.messageImprint;
  if (faults.otherHash === true)
    imprint.hashedMessage = new asn1js.OctetString({ valueHex: own(new Uint8Array(32)) });
  const nonce = faults.otherNonce === true ? new asn1js.Integer({ value: 7 }) : request.nonce;
  const info = new TSTInfo({
    version: 1,
    policy: "1.2.3.4",
    messageImprint: imprint,
    serialNumber: new asn1js.Integer({ value: 1 }),
    genTime: new Date((faults.time ?? Date.parse("2026-03-02T09:00:00Z") / 1000) * 1000),
    ...(nonce === undefined || faults.noNonce === true ? {} : { nonce }),
  });
  return info.toSchema().toBER();
}

async function signedAttributes(
  info: ArrayBuffer,
  certificate: Certificate,
  faults: Faults,
): Promise<SignedAndUnsignedAttributes> {
  const digest = await webcrypto.subtle.digest(faults.digest ?? "SHA-256", info);
  const attributes = [
    attribute("1.2.840.113549.1.9.3", new asn1js.ObjectIdentifier({ value: faults.contentType ?? tstInfo })),
    attribute("1.2.840.113549.1.9.4", new asn1js.OctetString({ valueHex: digest })),
    ...(faults.unnamed === true
      ? []
      : [attribute("1.2.840.113549.1.9.16.2.47", namedCertificate(certificate))]),
  ];
  return new SignedAndUnsignedAttributes({ type: 0, attributes });
}

async function sign(
  info: ArrayBuffer,
  certificate: Certificate,
  keys: Pair,
  faults: Faults,
): Promise<ContentInfo> {
  const signed = new SignedData({
    version: 3,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: tstInfo,
      eContent: new asn1js.OctetString({ valueHex: info }),
    }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({
          issuer: certificate.issuer,
          serialNumber: certificate.serialNumber,
        }),
        signedAttrs: await signedAttributes(info, certificate, faults),
      }),
    ],
    certificates: faults.withoutCertificate === true ? [] : [certificate],
  });
  await signed.sign(keys.privateKey, 0, faults.digest ?? "SHA-256");
  return new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) });
}

/** Makes an authority with keys of its own. */
export async function makeAuthority(name = "A root made for a test"): Promise<Authority> {
  const [rootKeys, keys] = [await makePair(), await makePair()];
  const issue = { issuer: name, signer: rootKeys };
  const root = await makeCertificate({
    ...issue,
    subject: name,
    keys: rootKeys,
    serial: 1,
    extensions: [authorityExtension()],
  });
  const answer = async (request: Uint8Array, faults: Faults = {}): Promise<Uint8Array> => {
    const { purposes = [timeStamping], purposesCritical = true } = faults;
    const extensions = [purposeExtension(purposes, purposesCritical)];
    const certificate = await makeCertificate({
      ...issue,
      subject: "A time-stamp authority made for a test",
      keys,
      serial: 2,
      extensions,
    });
    const info = infoFor(TimeStampReq.fromBER(own(request)), faults);
    const refused = faults.refuses === true;
    const response = new TimeStampResp({
      status: new PKIStatusInfo({ status: refused ? PKIStatus.rejection : PKIStatus.granted }),
      ...(refused ? {} : { timeStampToken: await sign(info, certificate, keys, faults) }),
    });
    return new Uint8Array(response.toSchema().toBER());
  };
  return { root: new Uint8Array(root.toSchema().toBER()), answer };
}
