import {
  type Account,
  assertToken,
  assertWanted,
  type ChangesPart,
  contentHash,
  type TokenEnvelope,
} from "@rollcall/core";
import { changesById } from "./changes/by-id.ts";
import { changesByListing } from "./changes/by-listing.ts";
import { changesOfTenant } from "./changes/of-tenant.ts";
import type { ChangesReader } from "./changes/reader.ts";
import { readTokenValue, writeTokenValue } from "./changes/token-value.ts";
import type { ChangesWay } from "./changes/way.ts";
import type { NhsmailContext } from "./context.ts";

const readers: Readonly<Record<Exclude<ChangesWay, "none">, ChangesReader>> = {
  listing: changesByListing,
  "by-id": changesById,
  tenant: changesOfTenant,
};

/** Makes the part of a session that reads changes. Where the next round begins is told when all of this one was given. */
export function changesPart(context: NhsmailContext): ChangesPart<Account> | undefined {
  const { changes: way } = context.settings;
  if (way === "none") return undefined;
  const reader = readers[way];
  const envelope = envelopeOf(context);
  return {
    async *since(token, { signal } = {}) {
      assertWanted(signal);
      if (token) assertToken(token, envelope);
      const from = token && readTokenValue(token.value);
      const issuedAt = context.now();
      const value = from
        ? yield* reader.round(context, from, { signal })
        : await reader.first(context, { signal });
      assertWanted(signal);
      yield {
        changes: [],
        token: { ...envelope, issuedAt, value: writeTokenValue(value) },
        completeness: { state: "complete" },
      };
    },
  };
}

/** A token belongs to one tenant, to our organisations, and to what was read of them in which way. */
function envelopeOf({ settings, schema, claims }: NhsmailContext): TokenEnvelope {
  const { name, organisations, organisationAttribute, statusAttribute, changes } = settings;
  const groups = settings.groups === "all" ? "all" : [...settings.groups].sort();
  const asked = { schema, organisationAttribute, statusAttribute, changes, groups };
  return {
    connector: name,
    scope: organisations.size > 0 ? [...organisations].sort().join(",") : "tenant",
    origin: claims.tenant ?? "graph",
    fingerprint: contentHash(asked),
  };
}
