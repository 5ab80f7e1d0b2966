/** How two values of an attribute are compared. */
export type Comparison = "exact" | "ignore-case" | "dn" | "instant" | "bits" | "e164";

/** The type of one value of an attribute. */
export type AttributeType = "string" | "number" | "boolean" | "instant" | "binary";

/** Whether an attribute holds one value, a set (order means nothing) or a list (order means something). */
export type Cardinality = "single" | "set" | "list";

/** What a target knows of one attribute. The characteristics are those of RFC 7643 section 2.2, and how it compares. */
export interface AttributeSchema {
  readonly type: AttributeType;
  /** Defaults to `single`. */
  readonly cardinality?: Cardinality | undefined;
  /** Defaults to `exact`. */
  readonly compare?: Comparison | undefined;
  /** `true`: no two accounts of the target share a value. `{ within }`: none that agree in that other attribute. */
  readonly unique?: boolean | { readonly within: string } | undefined;
  /** Each value is the `stable` key of another account of this target, which must exist. */
  readonly reference?: boolean | undefined;
  /** Never read, compared, printed or put in a plan. */
  readonly secret?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
  /** May be set when the account is created and never after. */
  readonly writeOnce?: boolean | undefined;
  /** An account cannot be without it. */
  readonly required?: boolean | undefined;
  /** In UTF-16 code units of one value. */
  readonly maxLength?: number | undefined;
  /** The server may answer another form of what was written; the written value is remembered as acknowledged. */
  readonly serverNormalises?: boolean | undefined;
  /** A change of this attribute renames the account, or moves it to another container. */
  readonly role?: "name" | "container" | undefined;
  /** May not hold a temporary value on the way of a swap (such as an address to which mail would go). */
  readonly noTemporary?: boolean | undefined;
}

/** What a target can hold. Attribute names are compared as they are written here. */
export interface Schema {
  readonly kinds: Readonly<Record<string, KindSchema>>;
}

/** One kind of object in a target, such as `account` or `container`. */
export interface KindSchema {
  readonly attributes: Readonly<Record<string, AttributeSchema>>;
  /** Kinds of entitlement that accounts of this kind may hold. */
  readonly entitlements?: readonly string[] | undefined;
}

/** Finds the schema of one attribute, or `undefined` when the kind has none of that name. */
export function attributeSchema(
  schema: Schema,
  kind: string,
  name: string,
): AttributeSchema | undefined {
  const attributes = schema.kinds[kind]?.attributes;
  return attributes && Object.hasOwn(attributes, name) ? attributes[name] : undefined;
}
