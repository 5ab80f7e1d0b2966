export type { Validity } from "./certificates.ts";
export type { DirectoryLimits } from "./directory-server/controller/limits.ts";
export type { Right, RightsEntry } from "./directory-server/controller/rights.ts";
export type {
  RequestKind,
  ScheduledServerFault,
  ServerFault,
} from "./directory-server/faults/fault.ts";
export type { RequestCounts } from "./directory-server/faults/schedule.ts";
export { type SeededFaults, seededFaults } from "./directory-server/faults/seeded.ts";
export type { EntryView } from "./directory-server/host/entry-view.ts";
export type { ChangedAttributes, ServedDirectory } from "./directory-server/host/view.ts";
export { Refusal } from "./directory-server/messages/refusal.ts";
export type { Result } from "./directory-server/messages/result.ts";
export type { DirectoryServerOptions, SeedEntry } from "./directory-server/options.ts";
export type { Lag } from "./directory-server/replication/partner.ts";
export type {
  AnotherControllerOptions,
  DirectoryServer,
  RestoreOptions,
} from "./directory-server/server.ts";
export { startDirectoryServer } from "./directory-server/start.ts";
export type { CertificateChoice } from "./directory-server/tls/identity.ts";
