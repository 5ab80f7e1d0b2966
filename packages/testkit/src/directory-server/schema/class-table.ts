/** A class as the table writes it; lists are names between spaces. */
export interface ClassRow {
  readonly above?: string;
  readonly kind: "structural" | "abstract" | "auxiliary";
  /** The attribute that names an entry of the class. Defaults to `cn`. */
  readonly rdn?: string;
  /** The common name of its default objectCategory. */
  readonly category: string;
  readonly with?: string;
  readonly under?: string;
  readonly must?: string;
}

/** Classes of Active Directory's schema, as Microsoft publishes them ([MS-ADSC]). */
export const classTable: Readonly<Record<string, ClassRow>> = {
  top: {
    kind: "abstract",
    category: "Top",
    under: "lostAndFound",
    must: "instanceType nTSecurityDescriptor objectCategory objectClass",
  },
  person: {
    above: "top",
    kind: "structural",
    category: "Person",
    under: "organizationalUnit container",
    must: "cn",
  },
  organizationalPerson: {
    above: "person",
    kind: "structural",
    category: "Person",
    under: "organizationalUnit organization container",
  },
  user: {
    above: "organizationalPerson",
    kind: "structural",
    category: "Person",
    with: "shadowAccount posixAccount msDS-CloudExtensions securityPrincipal mailRecipient",
    under: "builtinDomain organizationalUnit domainDNS",
  },
  inetOrgPerson: {
    above: "user",
    kind: "structural",
    category: "Person",
    under: "domainDNS organizationalUnit container",
  },
  computer: {
    above: "user",
    kind: "structural",
    category: "Computer",
    with: "ipHost",
    under: "container organizationalUnit domainDNS",
  },
  contact: {
    above: "organizationalPerson",
    kind: "structural",
    category: "Person",
    with: "mailRecipient",
    under: "organizationalUnit domainDNS",
    must: "cn",
  },
  securityPrincipal: {
    above: "top",
    kind: "auxiliary",
    category: "Security-Principal",
    must: "objectSid sAMAccountName",
  },
  mailRecipient: {
    above: "top",
    kind: "auxiliary",
    category: "Mail-Recipient",
    under: "container",
    must: "cn",
  },
  group: {
    above: "top",
    kind: "structural",
    category: "Group",
    with: "posixGroup mailRecipient securityPrincipal",
    under: "container builtinDomain organizationalUnit domainDNS",
    must: "groupType",
  },
  organizationalUnit: {
    above: "top",
    kind: "structural",
    rdn: "ou",
    category: "Organizational-Unit",
    under: "country organization organizationalUnit domainDNS",
    must: "ou",
  },
  container: {
    above: "top",
    kind: "structural",
    category: "Container",
    under: "domainDNS organization container organizationalUnit",
    must: "cn",
  },
  domain: {
    above: "top",
    kind: "abstract",
    rdn: "dc",
    category: "Domain-DNS",
    under: "domain organization",
    must: "dc",
  },
  domainDNS: {
    above: "domain",
    kind: "structural",
    rdn: "dc",
    category: "Domain-DNS",
    with: "samDomain",
    under: "domainDNS",
  },
  samDomain: {
    above: "top",
    kind: "auxiliary",
    category: "Sam-Domain",
    with: "samDomainBase",
  },
  samDomainBase: {
    above: "top",
    kind: "auxiliary",
    category: "Sam-Domain-Base",
  },
  builtinDomain: {
    above: "top",
    kind: "structural",
    category: "Builtin-Domain",
    with: "samDomainBase",
    under: "domainDNS",
  },
  foreignSecurityPrincipal: {
    above: "top",
    kind: "structural",
    category: "Foreign-Security-Principal",
    under: "container",
    must: "objectSid",
  },
  "msDS-PasswordSettings": {
    above: "top",
    kind: "structural",
    category: "ms-DS-Password-Settings",
    under: "msDS-PasswordSettingsContainer",
    must: "msDS-LockoutDuration msDS-LockoutObservationWindow msDS-LockoutThreshold msDS-MaximumPasswordAge msDS-MinimumPasswordAge msDS-MinimumPasswordLength msDS-PasswordComplexityEnabled msDS-PasswordHistoryLength msDS-PasswordReversibleEncryptionEnabled msDS-PasswordSettingsPrecedence",
  },
  "msDS-PasswordSettingsContainer": {
    above: "top",
    kind: "structural",
    category: "ms-DS-Password-Settings-Container",
    under: "container",
  },
  lostAndFound: {
    above: "top",
    kind: "structural",
    category: "Lost-And-Found",
    under: "domainDNS",
  },
  "msDS-CloudExtensions": {
    above: "top",
    kind: "auxiliary",
    category: "ms-DS-Cloud-Extensions",
  },
  dynamicObject: {
    above: "top",
    kind: "auxiliary",
    category: "Dynamic-Object",
  },
  posixAccount: {
    above: "top",
    kind: "auxiliary",
    rdn: "uid",
    category: "PosixAccount",
  },
  shadowAccount: {
    above: "top",
    kind: "auxiliary",
    rdn: "uid",
    category: "ShadowAccount",
  },
  posixGroup: {
    above: "top",
    kind: "auxiliary",
    category: "PosixGroup",
  },
  ipHost: {
    above: "top",
    kind: "auxiliary",
    category: "IpHost",
  },
};
