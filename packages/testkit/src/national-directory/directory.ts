import type { Application, ApplicationSeed } from "./access/application.ts";
import type { Clock } from "./clock.ts";
import type { ScriptedFault } from "./faults/fault.ts";
import type { Meter } from "./meter.ts";
import type { OutsideHand } from "./outside.ts";
import type { PortalAdministrator } from "./portal/administrator.ts";
import type { NationalView } from "./view.ts";

/** A running national directory. */
export interface NationalDirectory {
  /** Where it is reached: Graph is at `/v1.0`, the token endpoint under the tenant's identifier. */
  readonly url: string;
  readonly tokenUrl: string;
  readonly tenant: string;
  /** The certificate of its throw-away authority, in PEM: what a client is told to trust. */
  readonly ca: string;
  /** Reaches it without a connection, whatever host is called: for measurements, and for clients that take a `fetch`. */
  readonly fetch: typeof fetch;
  /** Its time; what is due is done as it is advanced. */
  readonly clock: Clock;
  /** The directory extension that carries the ODS code of an account's organisation. */
  readonly organisationAttribute: string;
  /** The directory extension that carries an account's state in the portal. */
  readonly statusAttribute: string;
  /** Registers an application with its permissions and its certificate. */
  register(application: ApplicationSeed): Application;
  /** Gives a token to a registered application without asking for an assertion. */
  tokenFor(application: Application): Promise<string>;
  /** Gives the hand of an organisation's administrator at the portal. */
  administrator(organisation: string): PortalAdministrator;
  /** What everybody else does. */
  readonly outside: OutsideHand;
  readonly view: NationalView;
  readonly meter: Meter;
  /** Scripts faults; they count requests from now on. */
  script(...faults: readonly ScriptedFault[]): void;
  /** Lets faults by chance rest. */
  calm(): void;
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}
