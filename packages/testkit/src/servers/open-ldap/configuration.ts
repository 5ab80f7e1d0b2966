/** What OpenLDAP adds to its database: group membership seen from the member, and rules for passwords. */
export type Overlay = "memberof" | "refint" | "syncprov" | "ppolicy";

/** What a slapd.conf depends on. */
export interface ConfigurationOptions {
  /** Where its files are: absolute. */
  readonly folder: string;
  readonly baseDN: string;
  readonly administrator: { readonly name: string; readonly password: string };
  readonly overlays: readonly Overlay[];
  /** The most entries that one search gives; the server's own limit without it. */
  readonly sizeLimit?: number | undefined;
  /** Further lines for the database. */
  readonly settings?: readonly string[] | undefined;
}

/** Writes a slapd.conf with one database. */
export function configuration(options: ConfigurationOptions): string {
  const { folder, baseDN, administrator, overlays, sizeLimit, settings = [] } = options;
  return [
    ...["core", "cosine", "inetorgperson"].map((name) => `include /etc/ldap/schema/${name}.schema`),
    "modulepath /usr/lib/ldap",
    ...["back_mdb", ...overlays].map((name) => `moduleload ${name}`),
    `pidfile ${folder}/slapd.pid`,
    `argsfile ${folder}/slapd.args`,
    `TLSCertificateFile ${folder}/cert.pem`,
    `TLSCertificateKeyFile ${folder}/key.pem`,
    `TLSCACertificateFile ${folder}/cert.pem`,
    `sizelimit ${sizeLimit ?? "unlimited"}`,
    "database mdb",
    `suffix "${baseDN}"`,
    `rootdn "${administrator.name}"`,
    `rootpw ${administrator.password}`,
    `directory ${folder}/database`,
    "maxsize 1073741824",
    "dbnosync",
    "index objectClass,entryCSN,entryUUID eq",
    "index uid,mail,cn,sn eq,sub",
    "index member eq",
    ...overlays.flatMap((name) => [`overlay ${name}`]),
    ...settings,
    "",
  ].join("\n");
}
