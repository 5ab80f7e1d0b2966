import { type AlertKind, alertKinds } from "./alert-kinds.ts";
import { type EntraKind, entraKinds } from "./entra-kinds.ts";
import type { KindDescription } from "./kind-description.ts";
import { type MailKind, mailKinds } from "./mail-kinds.ts";
import { type SignalKind, signalKinds } from "./signal-kinds.ts";

/** A kind of evidence about a person that comes from elsewhere; the source of its contribution. */
export type EvidenceKind = MailKind | EntraKind | AlertKind | SignalKind;

/** What every kind weighs, in the order in which reasons are shown. */
export const evidenceKinds: Readonly<Record<EvidenceKind, KindDescription>> = {
  ...mailKinds,
  ...entraKinds,
  ...alertKinds,
  ...signalKinds,
};
