import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { mustRun } from "./run.ts";

/** A certificate that vouches for itself, and its key, as files. */
export interface Certificate {
  readonly certificateFile: string;
  readonly keyFile: string;
  readonly pem: string;
}

/** Makes a certificate for one address and `localhost`, good for a year, and writes it into a folder. */
export async function selfSign(folder: string, address: string): Promise<Certificate> {
  const keyFile = join(folder, "key.pem");
  const certificateFile = join(folder, "cert.pem");
  const names = `subjectAltName=DNS:dc1.trust.nhs.example,DNS:localhost,IP:127.0.0.1,IP:${address}`;
  const key = [
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:P-256",
    "-nodes",
    "-keyout",
    keyFile,
  ];
  const subject = ["-subj", "/CN=dc1.trust.nhs.example", "-addext", names, "-days", "365"];
  await mustRun("openssl", [
    "req",
    "-x509",
    "-sha256",
    ...key,
    ...subject,
    "-out",
    certificateFile,
  ]);
  return { certificateFile, keyFile, pem: await readFile(certificateFile, "utf8") };
}
