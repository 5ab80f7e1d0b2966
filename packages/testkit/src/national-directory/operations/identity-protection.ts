import { answered } from "./answered.ts";
import type { Operation } from "./operation.ts";

/**
 * Risks of sign-in: none, since nobody signs in to this directory through Graph. They are here for their limit,
 * one request a second for all applications of the tenant, refused without a time to wait.
 */
export const identityProtection: readonly Operation[] = [
  { path: "riskDetections", permission: "IdentityRiskEvent" },
  { path: "riskyUsers", permission: "IdentityRiskyUser" },
].map(
  ({ path, permission }): Operation => ({
    name: `GET /identityProtection/${path}`,
    permissions: [`${permission}.Read.All`, `${permission}.ReadWrite.All`],
    run: () => answered(`identityProtection/${path}`, { value: [] }),
  }),
);
