import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { Boolean as Asn1Boolean, GeneralizedTime, ObjectIdentifier } from "asn1js";
import { element, integer, octets } from "../ber/write.ts";

/** A certificate and its key. */
export interface Certificate {
  readonly name: string;
  readonly key: KeyObject;
  readonly der: Buffer;
  /** What its key is known by. */
  readonly keyId: Buffer;
}

/** What a certificate is to say. */
export interface CertificateOptions {
  readonly name: string;
  readonly serial: number;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** DNS names and IPv4 addresses of a server; a certificate without them is an authority. */
  readonly hosts?: readonly string[] | undefined;
}

/** Makes a certificate with a key of its own on curve P-256; without an issuer it signs itself (RFC 5280). */
export function makeCertificate(options: CertificateOptions, issuer?: Certificate): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const spki = publicKey.export({ type: "spki", format: "der" });
  const keyId = createHash("sha1").update(spki).digest();
  const body = element(
    0x30,
    element(0xa0, integer(2)),
    integer(options.serial),
    algorithm,
    nameOf(issuer?.name ?? options.name),
    element(0x30, time(options.notBefore), time(options.notAfter)),
    nameOf(options.name),
    spki,
    element(
      0xa3,
      element(0x30, ...extensions(options, { own: keyId, issuer: issuer?.keyId ?? keyId })),
    ),
  );
  const signature = sign("sha256", body, issuer?.key ?? privateKey);
  const der = element(0x30, body, algorithm, element(0x03, Buffer.from([0]), signature));
  return { name: options.name, key: privateKey, der, keyId };
}

const algorithm = element(0x30, oid("1.2.840.10045.4.3.2"));

interface KeyIds {
  readonly own: Buffer;
  readonly issuer: Buffer;
}

function extensions({ hosts }: CertificateOptions, { own, issuer }: KeyIds): readonly Buffer[] {
  const keys = [
    extension("2.5.29.14", octets(own)),
    extension("2.5.29.35", element(0x30, octets(issuer, 0x80))),
  ];
  if (!hosts) {
    const yes = new Uint8Array(new Asn1Boolean({ value: true }).toBER());
    return [
      extension("2.5.29.19", element(0x30, yes), true),
      extension("2.5.29.15", element(0x03, Buffer.from([1, 0x06])), true),
      ...keys,
    ];
  }
  const names = hosts.map((host) =>
    /^\d+(\.\d+){3}$/.test(host)
      ? octets(Buffer.from(host.split(".").map(Number)), 0x87)
      : octets(host, 0x82),
  );
  return [
    extension("2.5.29.17", element(0x30, ...names)),
    extension("2.5.29.15", element(0x03, Buffer.from([7, 0x80])), true),
    extension("2.5.29.37", element(0x30, oid("1.3.6.1.5.5.7.3.1"))),
    ...keys,
  ];
}

function extension(id: string, value: Buffer, critical = false): Buffer {
  const flag = critical ? [element(0x01, Buffer.from([0xff]))] : [];
  return element(0x30, oid(id), ...flag, octets(value));
}

function nameOf(name: string): Buffer {
  return element(0x30, element(0x31, element(0x30, oid("2.5.4.3"), octets(name, 0x0c))));
}

function time(valueDate: Date): Buffer {
  return Buffer.from(new GeneralizedTime({ valueDate: wholeSeconds(valueDate) }).toBER());
}

function wholeSeconds(date: Date): Date {
  return new Date(Math.trunc(date.getTime() / 1000) * 1000);
}

function oid(value: string): Buffer {
  return Buffer.from(new ObjectIdentifier({ value }).toBER());
}
