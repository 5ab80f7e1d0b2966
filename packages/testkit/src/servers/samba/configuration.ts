import { domain } from "./domain.ts";

/** What an smb.conf depends on. */
export interface ConfigurationOptions {
  /** Where the database is: absolute. */
  readonly folder: string;
  readonly address: string;
  /** Further lines. */
  readonly settings?: readonly string[] | undefined;
}

/** Writes an smb.conf that serves LDAP on one loopback address and nothing else. It alone holds absolute paths. */
export function configuration({ folder, address, settings = [] }: ConfigurationOptions): string {
  const lines = [
    "netbios name = DC1",
    `workgroup = ${domain.name}`,
    `realm = ${domain.realm}`,
    "server role = active directory domain controller",
    "server services = ldap",
    `interfaces = ${address}/8`,
    "bind interfaces only = yes",
    `private dir = ${folder}/private`,
    `state directory = ${folder}/state`,
    `cache directory = ${folder}/cache`,
    `lock directory = ${folder}`,
    `pid directory = ${folder}/run`,
    `binddns dir = ${folder}/bind-dns`,
    `ncalrpc dir = ${folder}/run/ncalrpc`,
    `log file = ${folder}/run/log`,
    "tls enabled = yes",
    `tls keyfile = ${folder}/run/key.pem`,
    `tls certfile = ${folder}/run/cert.pem`,
    `tls cafile = ${folder}/run/cert.pem`,
    "idmap_ldb:use rfc2307 = yes",
    // A test directory does not have to outlive a power cut.
    "ldb:nosync = true",
    ...settings,
  ];
  return ["[global]", ...lines.map((line) => `    ${line}`), ""].join("\n");
}
