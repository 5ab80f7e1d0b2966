import { backups } from "./backups.ts";
import type { ScheduledServerFault } from "./faults/fault.ts";
import { scheduleOf } from "./faults/schedule.ts";
import type { TreeFile } from "./file/open-tree.ts";
import type { Host } from "./host/host.ts";
import { listen, type Ports } from "./host/listen.ts";
import { servedDirectory } from "./host/view.ts";
import type { DirectoryServerOptions } from "./options.ts";
import type { Partner } from "./replication/partner.ts";
import { takeIn } from "./replication/take-in.ts";
import type { DirectoryServer } from "./server.ts";
import type { Settings } from "./settings.ts";
import { makeIdentity } from "./tls/identity.ts";

/** What a controller is opened with. */
export interface Opening {
  readonly settings: Settings;
  readonly partner: Partner;
  readonly faults: readonly ScheduledServerFault[];
  readonly options: Pick<DirectoryServerOptions, "port" | "plainPort" | "certificate">;
  readonly kept?: TreeFile | undefined;
  readonly addController: DirectoryServer["addController"];
  /** Runs when it stops, before its ports are freed. */
  readonly beforeStop: () => Promise<void>;
}

/** Lets a controller answer, on ports of its own. */
export async function openController(opening: Opening): Promise<DirectoryServer> {
  const { settings, partner, options, kept, beforeStop } = opening;
  const { controller } = partner;
  const host = hostOf(opening);
  const effects = effectsOf(host);
  const { port = 0, plainPort = 0 } = options;
  const ports = await listen(host, { port, plainPort });
  const { counts } = host.schedule;
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await beforeStop();
    await ports.close();
    await kept?.close();
  };
  return {
    ...named(settings, host, ports),
    directory: servedDirectory(controller),
    requests: counts,
    struck: host.schedule.struck,
    get invocationId() {
      return controller.invocationId;
    },
    get writes() {
      return counts.add + counts.modify + counts.rename + counts.delete;
    },
    get effects() {
      return effects();
    },
    get connections() {
      return host.sockets.size;
    },
    script: (faults) => host.schedule.replace(faults),
    disconnect: () => {
      for (const socket of host.sockets) socket.destroy();
    },
    addController: opening.addController,
    replicate: () => takeIn(partner, true),
    ...backups(controller, kept),
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

function hostOf({ settings, partner, faults, options, kept }: Opening): Host {
  const { controller } = partner;
  const { name, tree, rights } = controller;
  return {
    controller,
    schedule: scheduleOf(faults),
    identity: makeIdentity(`${name.toLowerCase()}.${tree.domain.dnsName}`, options.certificate),
    sockets: new Set(),
    connections: 0,
    conceal: ({ at, who = settings.administrator.name }) => {
      rights.push({ who, at, rights: ["read"], refused: true });
    },
    durable: () => kept?.durable() ?? Promise.resolve(),
  };
}

function effectsOf({ controller }: Host): () => number {
  let effects = 0;
  controller.outlets.add(() => {
    effects += 1;
  });
  return () => effects;
}

function named({ domain, administrator }: Settings, host: Host, ports: Ports) {
  return {
    url: `ldaps://127.0.0.1:${ports.port}`,
    plainUrl: `ldap://127.0.0.1:${ports.plainPort}`,
    ca: host.identity.ca,
    baseDN: domain.baseDN,
    credentials: {
      name: `${administrator.name}@${domain.dnsName}`,
      password: administrator.password,
    },
  };
}
