import type { AttributeSchema } from "@rollcall/core";
import type { NhsmailSettings } from "./settings.ts";

/** An attribute of an account, and how Microsoft Graph has it. */
export interface GraphAttribute {
  readonly schema: AttributeSchema;
  /** The property of Graph's user. */
  readonly property: string;
  /**
   * `value`: as it is. `list`: a collection. `only-one`: a collection of which Graph takes one value at most. `link`: a
   * reference, which is read and written apart from the properties.
   */
  readonly form: "value" | "list" | "only-one" | "link";
}

const text = (maxLength?: number, more: Partial<AttributeSchema> = {}): AttributeSchema => ({
  type: "string",
  ...(maxLength !== undefined && { maxLength }),
  ...more,
});

/** The attributes that every account may have. Lengths are those of Microsoft's reference. */
const usual: Readonly<Record<string, AttributeSchema>> = {
  userPrincipalName: text(113, {
    compare: "ignore-case",
    unique: true,
    required: true,
    role: "name",
  }),
  mail: text(320, { compare: "ignore-case", unique: true, noTemporary: true }),
  mailNickname: text(64, { compare: "ignore-case", required: true }),
  displayName: text(256, { required: true }),
  givenName: text(64),
  surname: text(64),
  jobTitle: text(128),
  department: text(64),
  companyName: text(64),
  officeLocation: text(128),
  mobilePhone: text(64, { compare: "e164" }),
  businessPhones: text(64, { compare: "e164" }),
  otherMails: text(250, { cardinality: "set", compare: "ignore-case" }),
  employeeId: text(16),
  employeeType: text(),
  usageLocation: text(2),
  preferredLanguage: text(undefined, { compare: "ignore-case" }),
  userType: text(),
  manager: text(undefined, { reference: true }),
  proxyAddresses: text(undefined, { cardinality: "set", compare: "ignore-case", readOnly: true }),
  createdDateTime: { type: "instant", compare: "instant", readOnly: true },
  onPremisesSyncEnabled: { type: "boolean", readOnly: true },
};

/** Those that are read only when they are asked for: some need a permission of their own. */
const further: Readonly<Record<string, AttributeSchema>> = {
  employeeHireDate: { type: "instant", compare: "instant" },
  employeeLeaveDateTime: { type: "instant", compare: "instant" },
  streetAddress: text(1024),
  city: text(128),
  state: text(128),
  postalCode: text(40),
  country: text(128),
  faxNumber: text(),
  onPremisesImmutableId: text(),
};

const forms: Readonly<Record<string, GraphAttribute["form"]>> = {
  businessPhones: "only-one",
  otherMails: "list",
  proxyAddresses: "list",
  manager: "link",
};

/** Tells whether a text is the name of a directory extension. */
export function isExtension(name: string): boolean {
  return /^extension_[0-9a-f]{32}_[A-Za-z0-9_]+$/i.test(name);
}

/** Tells whether an attribute can be asked for beyond the usual ones. */
export function isFurtherAttribute(name: string): boolean {
  return Object.hasOwn(further, name) || isExtension(name);
}

/** Names the attributes of an account, for these options, with how Graph has each. */
export function attributesOf({
  attributes,
  organisationAttribute,
  statusAttribute,
}: Pick<NhsmailSettings, "attributes" | "organisationAttribute" | "statusAttribute">): ReadonlyMap<
  string,
  GraphAttribute
> {
  const asked = attributes.map((name) => [name, further[name] ?? text(256)] as const);
  const known = [...Object.entries(usual), ...asked].filter(
    ([name]) => name !== organisationAttribute && name !== statusAttribute,
  );
  const found = new Map<string, GraphAttribute>();
  for (const [name, schema] of known) {
    found.set(name, { schema, property: name, form: forms[name] ?? "value" });
  }
  if (organisationAttribute !== undefined) {
    const schema = text(9, { compare: "ignore-case", role: "container" });
    found.set("organisation", { schema, property: organisationAttribute, form: "value" });
  }
  if (statusAttribute !== undefined) {
    found.set("status", { schema: text(), property: statusAttribute, form: "value" });
  }
  return found;
}
