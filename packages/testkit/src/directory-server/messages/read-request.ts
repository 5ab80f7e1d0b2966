import { numberOf, textOf } from "../ber/primitive.ts";
import { type Element, readElement, Undecodable } from "../ber/read.ts";
import { readFilter } from "./filter.ts";
import type {
  GivenAttribute,
  Operation,
  Request,
  RequestControl,
  SearchRequest,
} from "./request.ts";

/** Reads a message of a client (RFC 4511 section 4.1.1). Throws {@link Undecodable}. */
export function readRequest(bytes: Uint8Array): Request {
  const message = readElement(bytes);
  const controls = message.parts[2];
  return {
    id: numberOf(part(message, 0)),
    operation: operationOf(part(message, 1)),
    controls: controls?.tag === 0xa0 ? controls.parts.map(controlOf) : [],
  };
}

function operationOf(element: Element): Operation {
  const read = readers[element.tag];
  if (!read) throw new Undecodable("an operation that LDAP does not have");
  return read(element);
}

const readers: Readonly<Record<number, (element: Element) => Operation>> = {
  96: (element) => ({
    kind: "bind",
    version: numberOf(part(element, 0)),
    name: textOf(part(element, 1)),
    password: part(element, 2).tag === 0x80 ? part(element, 2).bytes : undefined,
  }),
  66: () => ({ kind: "unbind" }),
  99: searchOf,
  102: (element) => ({
    kind: "modify",
    dn: textOf(part(element, 0)),
    changes: part(element, 1).parts.map((change) => ({
      how: hows[numberOf(part(change, 0))] ?? fail("a change that LDAP does not have"),
      ...attributeOf(part(change, 1)),
    })),
  }),
  104: (element) => ({
    kind: "add",
    dn: textOf(part(element, 0)),
    attributes: part(element, 1).parts.map(attributeOf),
  }),
  74: (element) => ({ kind: "delete", dn: textOf(element) }),
  108: (element) => ({
    kind: "rename",
    dn: textOf(part(element, 0)),
    newRdn: textOf(part(element, 1)),
    deleteOld: numberOf(part(element, 2)) !== 0,
    newSuperior: element.parts[3] && textOf(element.parts[3]),
  }),
  110: (element) => ({
    kind: "compare",
    dn: textOf(part(element, 0)),
    type: textOf(part(part(element, 1), 0)),
    value: part(part(element, 1), 1).bytes,
  }),
  80: (element) => ({ kind: "abandon", message: numberOf(element) }),
  119: (element) => ({ kind: "extended", oid: textOf(part(element, 0)) }),
};

const hows = ["add", "delete", "replace"] as const;
const scopes = ["base", "one", "subtree"] as const;

function searchOf(element: Element): SearchRequest {
  return {
    kind: "search",
    base: textOf(part(element, 0)),
    scope: scopes[numberOf(part(element, 1))] ?? fail("a scope that LDAP does not have"),
    sizeLimit: numberOf(part(element, 3)),
    timeLimit: numberOf(part(element, 4)),
    typesOnly: numberOf(part(element, 5)) !== 0,
    filter: readFilter(part(element, 6)),
    attributes: part(element, 7).parts.map(textOf),
  };
}

function attributeOf(element: Element): GivenAttribute {
  return {
    type: textOf(part(element, 0)),
    values: part(element, 1).parts.map(({ bytes }) => bytes),
  };
}

function controlOf(element: Element): RequestControl {
  const [, second, third] = element.parts;
  const value = third ?? (second?.tag === 0x04 ? second : undefined);
  return {
    oid: textOf(part(element, 0)),
    critical: second?.tag === 0x01 && numberOf(second) !== 0,
    value: value?.bytes,
  };
}

function part({ parts }: Element, index: number): Element {
  return parts[index] ?? fail("a message that ends early");
}

function fail(message: string): never {
  throw new Undecodable(message);
}
