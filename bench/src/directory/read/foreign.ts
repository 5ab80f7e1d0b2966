import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Place, placeFrom } from "../place.ts";

// A client in another language, in a process of its own; GNU time tells its CPU seconds and memory.
const time = "/usr/bin/time";

const ldap3 = `
import json, ssl, sys
from ldap3 import Connection, Server, Tls
p = json.loads(sys.argv[1])
tls = Tls(validate=ssl.CERT_REQUIRED, ca_certs_file=p["caFile"])
c = Connection(Server(p["url"], tls=tls), p["name"], p["password"], auto_bind=True)
found = c.extend.standard.paged_search(p["staff"], p["filter"], attributes=p["attributes"], paged_size=1000, generator=True)
print(sum(1 for entry in found if entry["type"] == "searchResEntry"))
`;

const commands: Readonly<Record<string, (place: Place, caFile: string) => readonly string[]>> = {
  ldapsearch: ({ url, name, password, staff, filter, attributes }) => [
    "ldapsearch",
    ...["-x", "-LLL", "-H", url, "-D", name, "-w", password, "-b", staff],
    ...["-E", "pr=1000/noprompt", filter, ...attributes],
  ],
  ldap3: (place, caFile) => ["/usr/bin/python3", "-c", ldap3, JSON.stringify({ ...place, caFile })],
};

const [, , client = "", argument] = process.argv;
const folder = mkdtempSync(join(tmpdir(), "rollcall-bench-"));
const caFile = join(folder, "ca.pem");
const place = placeFrom(argument);
writeFileSync(caFile, place.ca);
const command = commands[client]?.(place, caFile) ?? [];
const timed = existsSync(time);
const startedAt = performance.now();
const { status, stderr } = spawnSync(
  timed ? time : (command[0] as string),
  timed ? ["-f", "%U %S %M", ...command] : command.slice(1),
  { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, LDAPTLS_CACERT: caFile } },
);
const seconds = (performance.now() - startedAt) / 1000;
rmSync(folder, { recursive: true });
if (status !== 0) throw new Error(`${client} ended with ${status}: ${stderr}`);
const [user, system, kilobytes] = timed
  ? (stderr.toString().trim().split("\n").at(-1) ?? "").split(" ").map(Number)
  : [];
process.stdout.write(
  `${JSON.stringify({ seconds, cpu: (user ?? 0) + (system ?? 0), megabytes: (kilobytes ?? 0) / 1024 })}\n`,
);
