import type { Login } from "../real-server.ts";
import type { Administration } from "./administration.ts";
import { domain } from "./domain.ts";
import { type LeastRightsOptions, leastRights } from "./least-rights.ts";

/** Where the service account may work. */
export type ServiceAccountOptions = Omit<LeastRightsOptions, "trustee" | "baseDN">;

/** An account for Rollcall, how it logs on, and the steps that make it. */
export interface ServiceAccount {
  readonly dn: string;
  readonly login: Login;
  /** For {@link SambaOptions.prepare}, after the steps that make the containers. */
  readonly steps: readonly Administration[];
}

const name = "svc-rollcall";
const dn = `CN=${name},CN=Users,${domain.baseDN}`;
const login: Login = {
  name: `${name}@${domain.realm.toLowerCase()}`,
  password: "Serv1ce-Passw0rd!",
};

/** Describes a service account of the tests' domain that has the least rights that Rollcall needs. */
export function serviceAccount(options: ServiceAccountOptions): ServiceAccount {
  const creation = { kind: "ldif", text: ldif() } as const;
  const rights = leastRights({ ...options, trustee: dn, baseDN: domain.baseDN });
  return { dn, login, steps: [creation, ...rights] };
}

function ldif(): string {
  const password = Buffer.from(`"${login.password}"`, "utf16le").toString("base64");
  return [
    `dn: ${dn}`,
    "objectClass: user",
    `sAMAccountName: ${name}`,
    `userPrincipalName: ${login.name}`,
    "userAccountControl: 66048",
    `unicodePwd:: ${password}`,
    "",
  ].join("\n");
}
