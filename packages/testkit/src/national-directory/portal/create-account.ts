import { uuidFrom } from "../chance.ts";
import { instant } from "../instant.ts";
import { baseLicences } from "../licence.ts";
import { nationalPolicy } from "../organisation.ts";
import type { Properties } from "../store/change.ts";
import type { UserProperties } from "../store/seeds.ts";
import { write } from "../store/store.ts";
import { freeAddress } from "./address.ts";
import { mustBeOpen } from "./checks.ts";
import { type Office, saveRecord } from "./office.ts";

/** Whom an administrator creates an account for. */
export interface Joiner {
  readonly givenName: string;
  readonly surname: string;
  readonly properties?: UserProperties | undefined;
}

/** Creates an account of an organisation: in Graph at once, to be used when its mailbox is there. */
export function createAccount(office: Office, joiner: Joiner): string {
  mustBeOpen(office);
  const { world, code } = office;
  const now = world.clock.now();
  world.lifecycle.run(now);
  const address = freeAddress(world.store, world.settings, { ...joiner, now });
  const id = uuidFrom(world.settings.seed, 1, world.store.order.length);
  const patch = propertiesOf(office, joiner, address);
  write(world.store, { do: "set", kind: "user", id, patch }, { at: now, by: `portal:${code}` });
  saveRecord(office, id, {
    state: "MigrationPending",
    since: now,
    organisation: code,
    policy: nationalPolicy(code),
    accepted: false,
    used: now,
    created: now,
    extras: [],
    next: { state: "Active", due: now + world.settings.delays.create },
  });
  return id;
}

function propertiesOf({ world, code }: Office, joiner: Joiner, address: string): Properties {
  const { givenName, surname, properties } = joiner;
  return {
    accountEnabled: true,
    displayName: `${surname.toUpperCase()}, ${givenName}`,
    givenName,
    surname,
    mailNickname: address.split("@")[0]?.slice(0, 64),
    userPrincipalName: address,
    mail: address,
    proxyAddresses: [`SMTP:${address}`],
    businessPhones: [],
    userType: "Member",
    usageLocation: "GB",
    companyName: world.settings.organisations.get(code)?.name ?? null,
    createdDateTime: instant(world.clock.now()),
    assignedLicenses: [{ skuId: baseLicences.standard, disabledPlans: [] }],
    ...properties,
  };
}
