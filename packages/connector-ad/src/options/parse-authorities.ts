import { X509Certificate } from "node:crypto";
import type { ActiveDirectoryTls } from "../options.ts";
import { wrongOption } from "./check.ts";

const block = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Reads the certificates of authorities. Throws `invalid-options` for what is not PEM: it would be ignored in silence. */
export function parseAuthorities(ca: ActiveDirectoryTls["ca"]): readonly string[] | undefined {
  if (ca === undefined) return undefined;
  const given = typeof ca === "string" || ca instanceof Uint8Array ? [ca] : ca;
  const found = given.map((each) => readPem(typeof each === "string" ? each : toText(each)));
  if (found.length === 0 || found.some((pems) => pems.length === 0)) throw notPem();
  return found.flat();
}

function readPem(text: string): readonly string[] {
  const pems = text.match(block) ?? [];
  for (const pem of pems) {
    try {
      new X509Certificate(pem);
    } catch {
      throw notPem();
    }
  }
  return pems;
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

function notPem(): Error {
  return wrongOption({
    field: "tls.ca",
    rule: "pem",
    advice: "Give what is in the authority's .pem file, from BEGIN CERTIFICATE to END CERTIFICATE.",
  });
}
