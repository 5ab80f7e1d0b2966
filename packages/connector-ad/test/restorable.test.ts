import {
  type Samba,
  type ServiceAccountOptions,
  serverAvailability,
  serviceAccount,
  startSamba,
} from "@rollcall/testkit/servers";
import { describe, expect, test } from "vitest";
import { activeDirectory } from "../src/connector.ts";
import type { Root } from "../src/directory/root.ts";
import { mayReanimate, readToken, whyNotRestorable } from "../src/directory/why-not-restorable.ts";
import { sidBytes } from "../src/sid.ts";
import { loginOf } from "./stage/directory-subject.ts";
import { type Answer, searchingWire } from "./stage/searching-wire.ts";
import { places, trustTree } from "./stage/trust-tree.ts";
import { wireTo } from "./stage/wire-to.ts";

const { samba } = await serverAvailability();
const { base, staff } = places;
const me = "S-1-5-21-1-2-3-1105";
const controller = {
  dialect: "active-directory",
  recycleBin: true,
  defaultNamingContext: base,
} as const;

function entry(attributes: Readonly<Record<string, Uint8Array>>): Answer {
  const values = Object.entries(attributes).map(([name, value]) => [name, [value]] as const);
  return { entries: [{ dn: base, attributes: new Map(values) }] };
}

/** A security descriptor whose one entry gives everything to whoever is named. */
function everythingTo(sid: string): Uint8Array {
  const ace = Buffer.concat([Buffer.from([0, 0, 0, 0, 0xff, 0x01, 0x0f, 0]), sidBytes(sid)]);
  ace.writeUInt16LE(ace.length, 2);
  const head = Buffer.from([1, 0, 4, 128, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0, 0]);
  const list = Buffer.from([4, 0, 8 + ace.length, 0, 1, 0, 0, 0]);
  return Buffer.concat([head, list, ace]);
}

describe("deleted accounts", () => {
  const asked = async (
    root: Parameters<typeof whyNotRestorable>[1],
    answers: readonly Answer[] = [],
  ): Promise<string | undefined> => {
    const { wire } = searchingWire((_, at) => answers[at] ?? {});
    return await whyNotRestorable(wire, root);
  };
  const token = entry({ tokengroups: sidBytes(me) });

  test.each<[string, Partial<Root>, RegExp]>([
    ["without a recycle bin", { recycleBin: false }, /no recycle bin/],
    ["on Samba", { vendor: "Samba Team (https://www.samba.org)" }, /^Samba/],
    ["on OpenLDAP", { dialect: "openldap", recycleBin: false }, /keeps nothing/],
  ])("cannot be brought back %s, and nothing more is asked for that", async (_, root, why) => {
    const { wire, asked } = searchingWire(() => ({}));
    expect(await whyNotRestorable(wire, { ...controller, ...root })).toMatch(why);
    expect(asked).toEqual([]);
  });

  test("can be brought back by an account that may, and by no other", async () => {
    const given = (sid: string): Answer => entry({ ntsecuritydescriptor: everythingTo(sid) });
    expect(await asked(controller, [token, given(me)])).toBeUndefined();
    expect(await asked(controller, [token, given("S-1-5-18")])).toMatch(/Reanimate Tombstones/);
  });

  test("count as out of reach when the access list cannot be read", async () => {
    expect(await asked(controller, [token, {}])).toMatch(/Reanimate Tombstones/);
  });

  test("are left to a server that does not say who asks", async () => {
    expect(await asked(controller, [entry({})])).toBeUndefined();
  });
});

describe.skipIf(!samba.available)("on Samba with a recycle bin", () => {
  const startWith = async (rights: Partial<ServiceAccountOptions>) => {
    const { login, steps } = serviceAccount({ accounts: [staff], ...rights });
    const server = await startSamba({ recycleBin: true, prepare: [...trustTree, ...steps] });
    return { server, login, [Symbol.asyncDispose]: server.stop };
  };
  const may = async (server: Samba, login: Samba["administrator"]): Promise<boolean> => {
    await using wire = await wireTo(server, login);
    return await mayReanimate(wire, { head: base, token: await readToken(wire) });
  };

  test("a session declares that it brings nothing back, and says why", async () => {
    await using stage = await startWith({ restore: true });
    const { url, ca, baseDN } = stage.server;
    const credentials = loginOf({ administrator: stage.login });
    const connector = activeDirectory({ url, baseDN, credentials, tls: { ca } });
    await using session = await connector.open();
    expect(session.limits.restorable).toBe(false);
    const { findings } = await session.check();
    expect(findings).toContain(
      "deleted accounts cannot be brought back: Samba brings nothing back from its recycle bin",
    );
  });

  test("who may bring back what was deleted is read from the access list of the domain", async () => {
    await using granted = await startWith({ restore: true });
    expect(await may(granted.server, granted.login)).toBe(true);
    expect(await may(granted.server, granted.server.administrator)).toBe(true);
    await using least = await startWith({});
    expect(await may(least.server, least.login)).toBe(false);
  });
});
