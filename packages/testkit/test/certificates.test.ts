import { X509Certificate } from "node:crypto";
import { createServer, request } from "node:https";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { applicationCertificate, throwAwayAuthority } from "../src/certificates.ts";

async function statusOf(port: number, ca: string): Promise<number | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  request({ host: "localhost", port, ca }, (answer) => {
    answer.resume();
    resolve(answer.statusCode);
  })
    .on("error", reject)
    .end();
  return promise;
}

test("a client that trusts the authority trusts the server, and no other client does", async () => {
  const authority = throwAwayAuthority();
  const { certificate, privateKey } = authority.issue(["localhost", "127.0.0.1"]);
  const server = createServer({ cert: certificate, key: privateKey }, (_, answer) => {
    answer.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo;
  expect(await statusOf(port, authority.certificate)).toBe(204);
  await expect(statusOf(port, throwAwayAuthority().certificate)).rejects.toThrow();
  server.close();
});

test("a certificate names its hosts and is signed by the authority", () => {
  const authority = new X509Certificate(throwAwayAuthority().certificate);
  expect(authority.ca).toBe(true);
  const other = throwAwayAuthority();
  const leaf = new X509Certificate(other.issue(["dc1.trust.nhs.example", "127.0.0.1"]).certificate);
  expect(leaf.subjectAltName).toBe("DNS:dc1.trust.nhs.example, IP Address:127.0.0.1");
  expect(leaf.verify(new X509Certificate(other.certificate).publicKey)).toBe(true);
  expect(leaf.verify(authority.publicKey)).toBe(false);
});

test("the thumbprint of an application's certificate is the SHA-256 of its bytes", async () => {
  const made = await applicationCertificate("rollcall");
  const read = new X509Certificate(made.certificate);
  const hex = Buffer.from(made.thumbprint, "base64url").toString("hex").toUpperCase();
  expect(read.fingerprint256.replaceAll(":", "")).toBe(hex);
  expect(read.verify(read.publicKey)).toBe(true);
});

test("a certificate is good from a moment to another, and an authority for years", () => {
  const [notBefore, notAfter] = [
    new Date("2026-03-01T08:00:00Z"),
    new Date("2060-01-02T03:04:05Z"),
  ];
  const authority = throwAwayAuthority();
  const leaf = new X509Certificate(authority.issue(undefined, { notBefore, notAfter }).certificate);
  expect([leaf.validFromDate, leaf.validToDate]).toEqual([notBefore, notAfter]);
  const years = Date.now() + 9 * 365 * 86_400_000;
  expect(new X509Certificate(authority.certificate).validToDate.getTime()).toBeGreaterThan(years);
});

test("an authority is told from another of the same name by its key", () => {
  const [one, other] = [throwAwayAuthority("Same"), throwAwayAuthority("Same")];
  const issued = new X509Certificate(one.issue().certificate);
  expect(issued.checkIssued(new X509Certificate(one.certificate))).toBe(true);
  expect(issued.checkIssued(new X509Certificate(other.certificate))).toBe(false);
});
