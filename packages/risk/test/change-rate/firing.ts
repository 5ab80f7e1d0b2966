import type { ChangeSighting, Following } from "../../src/change-rate/change-rule.ts";
import { admins, day, following, ratesAfter, sighting } from "./sample-sighting.ts";
import { noon } from "./sample-transaction.ts";

/** By rule, sightings that it finds something in; the strongest first. */
export const firing: Readonly<Record<string, readonly ChangeSighting[]>> = {
  "replication-right": [
    sighting({ act: "grant", group: "1131F6AD-9c07-11d1-f79f-00c04fc2dcd2" }),
    sighting({ act: "grant", group: "89e95b76-444d-4c62-991a-0facbeda640c" }, { approved: true }),
  ],
  "privilege-escalation": [
    sighting({ act: "grant", group: admins }),
    sighting({ act: "grant", group: "helpdesk", account: "some-group" }, { approved: false }),
    sighting({ attribute: "primaryGroupID", before: 513, after: 512 }),
  ],
  "sid-history-written": [
    sighting({ attribute: "sIDHistory", before: null, after: 1 }),
    sighting({ attribute: "SIDHISTORY" }),
  ],
  "logging-changed": [
    sighting({ act: "setting", attribute: "Disable PIM alert" }),
    sighting({ attribute: "auditingpolicy" }),
  ],
  "service-name-on-privileged": [
    sighting({ attribute: "servicePrincipalName", account: "admin-1", before: null, after: 1 }),
  ],
  "reset-of-more-privileged": [
    sighting({ act: "password-reset", actor: "operator-1", account: "admin-1" }),
    sighting({ act: "method", actor: "operator-1", account: "admin-1" }),
  ],
  "self-grant": [
    sighting({ act: "grant", group: admins, actor: "account-1" }),
    sighting({ act: "grant", group: "ward-12", actor: "account-1" }),
  ],
  "disable-of-many": [
    sighting({ act: "disable" }, { rates: ratesAfter(51, { act: "disable" }) }),
    sighting({ act: "delete" }, { rates: ratesAfter(51, { act: "delete" }) }),
  ],
  "mass-change": [
    sighting({ act: "disable" }, { rates: ratesAfter(51, { act: "disable" }) }),
    sighting(
      { act: "revoke", organisation: "RXX" },
      {
        rates: ratesAfter(30, { act: "revoke", organisation: "RXX" }),
        known: { population: 400 },
      },
    ),
    sighting({ act: "attribute" }, { rates: ratesAfter(77) }),
  ],
  "admin-count-raised": [
    sighting({ attribute: "adminCount", before: 0, after: 1 }),
    sighting({ attribute: "adminCount", before: null, after: 1 }),
  ],
  "dangerous-flag": [
    sighting({ attribute: "userAccountControl", before: 0x200, after: 0x40_0200 }),
    sighting({ attribute: "userAccountControl", before: 0x200, after: 0x8_0200 }),
    sighting({ attribute: "userAccountControl", before: null, after: 0x220 }),
  ],
  "outside-approved-plan": [sighting({ act: "grant", group: "ward-12" }, { approved: false })],
  "dormant-reactivated": [
    sighting({ act: "enable", lastSignIn: noon - 91 * day }),
    sighting({ act: "enable" }, { known: { lastSignIn: noon - 400 * day } }),
  ],
  "enable-without-joiner": [
    sighting({ act: "enable" }, { known: { joiner: false } }),
    sighting({ act: "create" }, { known: { joiner: false } }),
  ],
  "expiry-removed": [
    sighting({ attribute: "accountExpires", before: noon, after: null }),
    sighting({ attribute: "accountExpires", after: null }, { known: { temporary: true } }),
  ],
  "identities-merged": [sighting({ act: "merge" })],
};

/** By rule, changes that come close and in which it finds nothing. */
export const silent: Readonly<Record<string, readonly ChangeSighting[]>> = {
  "replication-right": [
    sighting({ act: "grant", group: "1131f6aa-9c07-11d1-f79f-00c04fc2dcd2" }),
    sighting({ act: "revoke", group: "1131f6ad-9c07-11d1-f79f-00c04fc2dcd2" }),
  ],
  "privilege-escalation": [
    sighting({ act: "grant", group: admins }, { approved: true }),
    sighting({ act: "revoke", group: admins }),
    sighting({ act: "grant", group: "ward-12" }),
    sighting({ attribute: "primaryGroupID", before: 512, after: 513 }),
  ],
  "sid-history-written": [
    sighting({ attribute: "sIDHistory", before: 2, after: 1 }),
    sighting({ attribute: "sIDHistory", before: 1, after: null }),
  ],
  "logging-changed": [sighting({ act: "setting", attribute: "Update policy" })],
  "service-name-on-privileged": [
    sighting({ attribute: "servicePrincipalName", account: "account-1", before: null, after: 1 }),
    sighting({ attribute: "servicePrincipalName", account: "admin-1", before: 2, after: 1 }),
  ],
  "reset-of-more-privileged": [
    sighting({ act: "password-reset", actor: "admin-2", account: "admin-1" }),
    sighting({ act: "password-reset", actor: "admin-1", account: "admin-1" }),
    sighting({ act: "password-reset", account: "admin-1" }),
  ],
  "self-grant": [
    sighting({ act: "grant", group: "ward-12", actor: "operator-1" }),
    sighting({ act: "revoke", group: "ward-12", actor: "account-1" }),
  ],
  "disable-of-many": [
    sighting({ act: "disable" }, { rates: ratesAfter(50, { act: "disable" }) }),
    sighting({ act: "enable" }, { rates: ratesAfter(200, { act: "enable" }) }),
  ],
  "mass-change": [
    sighting({ act: "attribute" }, { rates: ratesAfter(76) }),
    sighting(
      { act: "revoke", organisation: "RXX" },
      {
        rates: ratesAfter(15, { act: "revoke", organisation: "RXX" }),
        known: { population: 100 },
      },
    ),
  ],
  "admin-count-raised": [
    sighting({ attribute: "adminCount", before: 1, after: 1 }),
    sighting({ attribute: "adminCount", before: 1, after: null }),
  ],
  "dangerous-flag": [
    sighting({ attribute: "userAccountControl", before: 0x40_0200, after: 0x40_0202 }),
    sighting({ attribute: "userAccountControl", before: 0x220, after: 0x200 }),
    sighting({ attribute: "userAccountControl", before: 0x200, after: 0x1_0200 }),
  ],
  "outside-approved-plan": [
    sighting({ act: "grant", group: "ward-12" }),
    sighting({ act: "grant", group: "ward-12" }, { approved: true }),
    sighting({ act: "disable" }, { approved: false }),
  ],
  "dormant-reactivated": [
    sighting({ act: "enable", lastSignIn: noon - 90 * day }),
    sighting({ act: "enable", lastSignIn: null }),
    sighting({ act: "enable", lastSignIn: noon - 400 * day }, { known: { joiner: true } }),
    sighting({ act: "disable", lastSignIn: noon - 400 * day }),
  ],
  "enable-without-joiner": [
    sighting({ act: "enable" }),
    sighting({ act: "enable" }, { known: { joiner: true } }),
    sighting({ act: "enable" }, { known: { joiner: false }, approved: true }),
  ],
  "expiry-removed": [
    sighting({ attribute: "accountExpires", before: noon, after: noon + day }),
    sighting(
      { attribute: "accountExpires", before: noon, after: null },
      { known: { temporary: false } },
    ),
    sighting({ attribute: "accountExpires", before: null, after: null }),
  ],
  "identities-merged": [sighting({ act: "merge" }, { approved: true })],
};

/** The same for rules on a sign-in that follows a change. */
export const firingFollow: Readonly<Record<string, readonly Following[]>> = {
  "grant-then-use": [following({ trail: { granted: noon - 600_000 } })],
  "method-then-new-device": [following({ trail: { method: noon - day }, knownDevice: false })],
};

export const silentFollow: Readonly<Record<string, readonly Following[]>> = {
  "grant-then-use": [
    following({ trail: { granted: noon - 600_001 } }),
    following({ trail: { granted: noon + 1 } }),
    following(),
  ],
  "method-then-new-device": [
    following({ trail: { method: noon - day - 1 }, knownDevice: false }),
    following({ trail: { method: noon - 1 }, knownDevice: true }),
    following({ trail: { method: noon - 1 } }),
  ],
};
