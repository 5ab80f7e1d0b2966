import { limitsOf } from "./controller/limits.ts";
import { guidFrom, makeController } from "./controller/make-controller.ts";
import { scheduleOf } from "./faults/schedule.ts";
import type { Host } from "./host/host.ts";
import { listen } from "./host/listen.ts";
import { fillDomain } from "./host/new-domain.ts";
import type { DirectoryServerOptions } from "./options.ts";
import type { DirectoryServer } from "./server.ts";
import { makeIdentity } from "./tls/identity.ts";
import { domainOf } from "./tree/domain.ts";

/** Starts a directory server. */
export async function startDirectoryServer(
  options: DirectoryServerOptions = {},
): Promise<DirectoryServer> {
  const { suffix = "DC=trust,DC=nhs,DC=example", seed = "rollcall", name = "DC1" } = options;
  const administrator = options.administrator ?? {
    name: "Administrator",
    password: "Adm1n-Passw0rd!",
  };
  const domain = domainOf(suffix, {
    sid: "S-1-5-21-1111111111-2222222222-3333333333",
    level: options.level ?? 7,
    recycleBin: options.recycleBin ?? true,
  });
  const controller = makeController({
    domain,
    name,
    invocationId: guidFrom(`${seed}:${name}`),
    seed,
    now: options.now ?? Date.now,
    limits: limitsOf(options.limits),
    rights: [...(options.rights ?? [])],
    missingControls: options.missingControls ?? [],
  });
  fillDomain(controller, { administrator, entries: options.entries ?? [] });
  let effects = 0;
  controller.outlets.add(() => {
    effects += 1;
  });
  const schedule = scheduleOf(options.faults ?? []);
  const host: Host = {
    controller,
    schedule,
    identity: makeIdentity(`${name.toLowerCase()}.${domain.dnsName}`, options.certificate),
    sockets: new Set(),
    connections: 0,
    conceal: ({ at, who = administrator.name }) => {
      controller.rights.push({ who, at, rights: ["read"], refused: true });
    },
    durable: () => Promise.resolve(),
  };
  const ports = await listen(host, { port: options.port ?? 0, plainPort: options.plainPort ?? 0 });
  const { counts } = schedule;
  return {
    url: `ldaps://localhost:${ports.port}`,
    plainUrl: `ldap://localhost:${ports.plainPort}`,
    ca: host.identity.ca,
    baseDN: domain.baseDN,
    credentials: {
      name: `${administrator.name}@${domain.dnsName}`,
      password: administrator.password,
    },
    invocationId: controller.invocationId,
    requests: counts,
    get writes() {
      return counts.add + counts.modify + counts.rename + counts.delete;
    },
    get effects() {
      return effects;
    },
    struck: schedule.struck,
    get connections() {
      return host.sockets.size;
    },
    script: (faults) => schedule.replace(faults),
    stop: () => ports.close(),
  };
}
