import { textOf } from "../ber/primitive.ts";
import { type Element, Undecodable } from "../ber/read.ts";

/** A filter as it came (RFC 4511 section 4.5.1.7); values are bytes. */
export type Filter =
  | { readonly kind: "and" | "or"; readonly of: readonly Filter[] }
  | { readonly kind: "not"; readonly of: Filter }
  | {
      readonly kind: "equal" | "atLeast" | "atMost";
      readonly type: string;
      readonly value: Uint8Array;
    }
  | {
      readonly kind: "substrings";
      readonly type: string;
      readonly initial: Uint8Array | undefined;
      readonly any: readonly Uint8Array[];
      readonly final: Uint8Array | undefined;
    }
  | { readonly kind: "present"; readonly type: string }
  | {
      readonly kind: "rule";
      readonly type: string | undefined;
      readonly rule: string | undefined;
      readonly value: Uint8Array;
    };

const comparisons = { 163: "equal", 165: "atLeast", 166: "atMost", 168: "equal" } as const;

/** Reads a filter. Throws {@link Undecodable}. */
export function readFilter(element: Element): Filter {
  const { tag, parts } = element;
  switch (tag) {
    case 0xa0:
      return { kind: "and", of: parts.map(readFilter) };
    case 0xa1:
      return { kind: "or", of: parts.map(readFilter) };
    case 0xa2:
      return { kind: "not", of: readFilter(part(element, 0)) };
    case 0xa3:
    case 0xa5:
    case 0xa6:
    case 0xa8:
      return {
        kind: comparisons[tag],
        type: textOf(part(element, 0)),
        value: part(element, 1).bytes,
      };
    case 0xa4:
      return substrings(element);
    case 0x87:
      return { kind: "present", type: textOf(element) };
    case 0xa9:
      return rule(element);
    default:
      throw new Undecodable("a filter that LDAP does not have");
  }
}

function substrings(element: Element): Filter {
  const pieces = part(element, 1).parts;
  const bytes = (tag: number) => pieces.filter((piece) => piece.tag === tag);
  return {
    kind: "substrings",
    type: textOf(part(element, 0)),
    initial: bytes(0x80)[0]?.bytes,
    any: bytes(0x81).map((piece) => piece.bytes),
    final: bytes(0x82)[0]?.bytes,
  };
}

function rule({ parts }: Element): Filter {
  const at = (tag: number) => parts.find((piece) => piece.tag === tag);
  const [named, type, value] = [at(0x81), at(0x82), at(0x83)];
  if (!value) throw new Undecodable("a matching rule without a value");
  return {
    kind: "rule",
    rule: named && textOf(named),
    type: type && textOf(type),
    value: value.bytes,
  };
}

function part({ parts }: Element, index: number): Element {
  const found = parts[index];
  if (!found) throw new Undecodable("a filter that ends early");
  return found;
}
