import type { Socket } from "node:net";
import type { Controller } from "../controller/controller.ts";
import type { ServerFault } from "../faults/fault.ts";
import type { Schedule } from "../faults/schedule.ts";
import type { Identity } from "../tls/identity.ts";

/** What the connections of one controller share. */
export interface Host {
  readonly controller: Controller;
  readonly schedule: Schedule;
  readonly identity: Identity;
  readonly sockets: Set<Socket>;
  /** How many connections there were. */
  connections: number;
  /** Hides a place from a reader from now on. */
  readonly conceal: (fault: Extract<ServerFault, { readonly kind: "conceal" }>) => void;
  /** Resolves when all changes so far are where they are kept. */
  readonly durable: () => Promise<void>;
}
