import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { ber, berNumber } from "./ber.ts";

/** What a certificate says. */
export interface CertificateOptions {
  readonly dns?: readonly string[] | undefined;
  /** IPv4. */
  readonly addresses?: readonly string[] | undefined;
  readonly notBefore?: Date | undefined;
  readonly notAfter?: Date | undefined;
}

/** A certificate with its key, as a TLS server wants them. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

/** A certificate authority of a test's own; nobody else believes it. */
export interface Authority {
  readonly pem: string;
  issue(options?: CertificateOptions): Identity;
}

const oids = {
  commonName: "550403",
  ecdsaWithSha256: "2a8648ce3d040302",
  basicConstraints: "551d13",
  alternativeName: "551d11",
} as const;
const hour = 3_600_000;

/** Makes an authority with a key of its own. */
export function makeAuthority(name = "Throw-away CA"): Authority {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const isAuthority = extension(oids.basicConstraints, ber(0x30, ber(0x01, Buffer.from([0xff]))));
  const issuer = { name, key: privateKey };
  const pem = certificate(issuer, { subject: name, publicKey, extensions: [isAuthority] });
  return {
    pem,
    issue(options = {}) {
      const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
      const { dns = ["localhost"], addresses = ["127.0.0.1"] } = options;
      const names = ber(
        0x30,
        ...dns.map((each) => ber(0x82, each)),
        ...addresses.map((each) => ber(0x87, Buffer.from(each.split(".").map(Number)))),
      );
      const extensions = [extension(oids.alternativeName, names)];
      const { publicKey } = pair;
      const cert = certificate(issuer, { subject: "server", publicKey, extensions, ...options });
      return { cert, key: pemOf(pair.privateKey) };
    },
  };
}

interface Subject extends CertificateOptions {
  readonly subject: string;
  readonly publicKey: KeyObject;
  readonly extensions: readonly Buffer[];
}

let serial = 1;

function certificate(
  issuer: { readonly name: string; readonly key: KeyObject },
  options: Subject,
): string {
  const { notBefore = new Date(Date.now() - hour), notAfter = new Date(Date.now() + hour) } =
    options;
  const algorithm = ber(0x30, oid(oids.ecdsaWithSha256));
  const signed = ber(
    0x30,
    ber(0xa0, berNumber(2)),
    berNumber(serial++),
    algorithm,
    nameOf(issuer.name),
    ber(0x30, time(notBefore), time(notAfter)),
    nameOf(options.subject),
    options.publicKey.export({ type: "spki", format: "der" }),
    ber(0xa3, ber(0x30, ...options.extensions)),
  );
  const signature = ber(0x03, Buffer.from([0]), sign("sha256", signed, issuer.key));
  const whole = ber(0x30, signed, algorithm, signature).toString("base64");
  const lines = whole.match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

function extension(id: string, value: Buffer): Buffer {
  return ber(0x30, oid(id), ber(0x04, value));
}

function nameOf(name: string): Buffer {
  return ber(0x30, ber(0x31, ber(0x30, oid(oids.commonName), ber(0x0c, name))));
}

function oid(hex: string): Buffer {
  return ber(0x06, Buffer.from(hex, "hex"));
}

/** As UTCTime, `YYMMDDhhmmssZ`. */
function time(date: Date): Buffer {
  const digits = date.toISOString().replace(/\D/g, "").slice(2, 14);
  return ber(0x17, `${digits}Z`);
}

function pemOf(key: KeyObject): string {
  return key.export({ type: "pkcs8", format: "pem" }).toString();
}
