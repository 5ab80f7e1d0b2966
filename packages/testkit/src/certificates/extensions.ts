import { createHash, createPublicKey, type KeyObject } from "node:crypto";
import { isIP } from "node:net";
import {
  Boolean as Asn1Boolean,
  type AsnType,
  BitString,
  ObjectIdentifier,
  OctetString,
  Primitive,
  Sequence,
} from "asn1js";

/** What the extensions of a certificate depend on. */
export interface ExtensionFacts {
  readonly publicKey: KeyObject;
  /** The key of the issuer. */
  readonly signingKey: KeyObject;
  /** Host names and IPv4 addresses that the certificate is good for; none means that it is an authority's own. */
  readonly hosts?: readonly string[] | undefined;
}

/** Writes the extensions of a certificate (RFC 5280, 4.2). */
export function extensions({ hosts, publicKey, signingKey }: ExtensionFacts): Sequence {
  const issuer = new Primitive(inContext(0, keyId(createPublicKey(signingKey))));
  return new Sequence({
    value: [
      ...(hosts ? ofServer(hosts) : ofAuthority()),
      extension("2.5.29.14", new OctetString({ valueHex: keyId(publicKey) })),
      extension("2.5.29.35", new Sequence({ value: [issuer] })),
    ],
  });
}

function ofServer(hosts: readonly string[]): readonly Sequence[] {
  const forServers = new ObjectIdentifier({ value: "1.3.6.1.5.5.7.3.1" });
  return [
    extension("2.5.29.17", new Sequence({ value: hosts.map(alternativeName) })),
    critical("2.5.29.15", keyUsage(0x80)),
    extension("2.5.29.37", new Sequence({ value: [forServers] })),
  ];
}

function ofAuthority(): readonly Sequence[] {
  const yes = new Asn1Boolean({ value: true });
  return [
    critical("2.5.29.19", new Sequence({ value: [yes] })),
    // To sign certificates and lists of revoked ones, and assertions of an application that is its own authority.
    critical("2.5.29.15", keyUsage(0x86)),
  ];
}

function extension(id: string, value: AsnType, ...flags: readonly Asn1Boolean[]): Sequence {
  const wrapped = new OctetString({ valueHex: value.toBER() });
  return new Sequence({ value: [new ObjectIdentifier({ value: id }), ...flags, wrapped] });
}

function critical(id: string, value: AsnType): Sequence {
  return extension(id, value, new Asn1Boolean({ value: true }));
}

function keyUsage(bits: number): BitString {
  const unusedBits = bits.toString(2).match(/0*$/)?.[0].length ?? 0;
  return new BitString({ valueHex: Uint8Array.of(bits), unusedBits });
}

function alternativeName(host: string): Primitive {
  return isIP(host) === 4
    ? new Primitive(inContext(7, Uint8Array.from(host.split("."), Number)))
    : new Primitive(inContext(2, Buffer.from(host)));
}

function inContext(tagNumber: number, valueHex: Uint8Array) {
  return { idBlock: { tagClass: 3, tagNumber }, valueHex };
}

function keyId(key: KeyObject): Buffer {
  return createHash("sha1")
    .update(key.export({ format: "der", type: "spki" }))
    .digest();
}
