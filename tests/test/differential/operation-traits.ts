import type { Attribute, Operation, Value } from "./operation.ts";

/** Gives the attributes that an operation is about, each with its values. */
export function groupsOf(operation: Operation): readonly Attribute[] {
  if (operation.kind === "add") return operation.attributes;
  return operation.kind === "modify" ? operation.changes : [];
}

/** Tells whether an operation is about one of some attributes. */
export function isAbout(operation: Operation, attributes: ReadonlySet<string>): boolean {
  return groupsOf(operation).some(({ type }) => attributes.has(type));
}

/** Tells whether an operation is about one attribute and no other. */
export function isAboutOnly(operation: Operation, attribute: string): boolean {
  return groupsOf(operation).every(({ type }) => type === attribute);
}

/** Tells whether an operation is about the same attribute twice. */
export function isTwiceAboutOne(operation: Operation): boolean {
  const types = groupsOf(operation).map(({ type }) => type);
  return new Set(types).size < types.length;
}

/** Tells whether an operation gives an attribute the same value twice. */
export function givesOneTwice(operation: Operation): boolean {
  return groupsOf(operation).some(({ values }) => new Set(values).size < values.length);
}

/** Gives the values that an operation has for an attribute. */
export function valuesOf(operation: Operation, attribute: string): readonly Value[] {
  return groupsOf(operation).flatMap(({ type, values }) => (type === attribute ? values : []));
}

/** Gives the name that an operation gives, if it gives one. */
export function newName(operation: Operation): string {
  if (operation.kind === "add" || operation.kind === "restore") return operation.rdn;
  return operation.kind === "rename" ? operation.newRdn : "";
}

/** Counts what can be wrong with a request, beside what every account and group has. */
export function partsOf(operation: Operation): number {
  switch (operation.kind) {
    case "modify":
      return operation.changes.reduce((sum, { values }) => sum + Math.max(1, values.length), 0);
    case "rename":
      return 1 + oddName(operation.newRdn) + Number((operation.parent ?? "root") !== "root");
    case "add":
      return oddPlace(operation.parent) + oddName(operation.rdn) + partsOfAdd(operation);
    default:
      return 1;
  }
}

function partsOfAdd({ slot, attributes }: Extract<Operation, { kind: "add" }>): number {
  const classes = Number(!attributes.some(({ type }) => type === "objectClass"));
  return attributes
    .filter(({ type, values }) => type !== "objectClass" && !values.includes(`{tag}s${slot}`))
    .reduce((sum, { values }) => sum + values.length, classes);
}

function oddName(rdn: string): number {
  return Number(!/^(?:CN|\{type\})=[A-Z][\w ]*$/.test(rdn));
}

function oddPlace(parent: unknown): number {
  return Number(typeof parent === "number" || parent === "absent");
}
