import { ConnectorError } from "@rollcall/core";
import {
  AbandonRequest,
  AddRequest,
  AndFilter,
  Attribute,
  BerWriter,
  Change,
  DeleteRequest,
  EqualityFilter,
  ExtendedRequest,
  ExtensibleFilter,
  type Filter,
  GreaterThanEqualsFilter,
  InvalidAsn1Error,
  LessThanEqualsFilter,
  ModifyDNRequest,
  ModifyRequest,
  NotFilter,
  OrFilter,
  PresenceFilter,
  ProtocolOperation,
  SearchRequest,
  SubstringFilter,
} from "ldapts";
import { checkName } from "./client/check-name.ts";
import type { Request } from "./client/request.ts";
import { secretRoom } from "./client/secret-room.ts";
import type { WireAttribute, WireControl, WireFilter, WireSearch } from "./wire.ts";

const startTls = "1.3.6.1.4.1.1466.20037";
const scopes = { base: "base", one: "one", subtree: "sub" } as const;
/** From this length on ldapts' writer moves a closed sequence by a byte, past the end of a buffer that is just full. */
const longSequence = 0xffff;

/**
 * Encodes a request as an LDAPMessage (RFC 4511 section 4.1.1). Values go out byte for byte; nothing in them is taken for
 * an escape. Throws `unknown-attribute` for a name that no attribute can have, before anything is sent.
 */
export function encode(
  id: number,
  request: Request,
  controls: readonly WireControl[] = [],
): Buffer {
  const room = secretRoom(request) ?? 1024;
  try {
    const message = write(room, id, request, controls);
    if (message.length < longSequence) return message;
    return write(message.length + longSequence, id, request, controls);
  } catch (thrown) {
    throw thrown instanceof InvalidAsn1Error ? tooLong(thrown) : thrown;
  }
}

function tooLong(cause: unknown): ConnectorError {
  return new ConnectorError({
    code: "invalid-value",
    message: "a request is longer than 16 MB",
    advice: "Write fewer or smaller values at once.",
    cause,
  });
}

function write(
  size: number,
  id: number,
  request: Request,
  controls: readonly WireControl[],
): Buffer {
  const writer = new BerWriter({ size });
  writer.startSequence();
  writer.writeInt(id);
  if (request.call === "bind") writeBind(writer, request);
  else writeBody(writer, toMessage(id, request));
  if (controls.length > 0) writeControls(writer, controls);
  writer.endSequence();
  return writer.buffer;
}

/** By hand, since ldapts takes a password as text, which cannot be wiped. */
function writeBind(
  writer: BerWriter,
  { name, password }: Extract<Request, { call: "bind" }>,
): void {
  writer.startSequence(ProtocolOperation.LDAP_REQ_BIND);
  writer.writeInt(ProtocolOperation.LDAP_VERSION_3);
  writer.writeString(name);
  writer.writeBuffer(toBuffer(password), 0x80);
  writer.endSequence();
}

/** What ldapts' request classes have in common. */
interface Body {
  readonly protocolOperation: number;
  writeMessage?(writer: BerWriter): void;
}

function writeBody(writer: BerWriter, body: Body): void {
  writer.startSequence(body.protocolOperation);
  body.writeMessage?.(writer);
  writer.endSequence();
}

function toMessage(messageId: number, request: Exclude<Request, { call: "bind" }>): Body {
  switch (request.call) {
    case "search":
      return toSearch(messageId, request.search, request.timeLimit);
    case "add":
      return new AddRequest({
        messageId,
        dn: request.dn,
        attributes: request.attributes.map(toAttribute),
      });
    case "modify":
      return new ModifyRequest({
        messageId,
        dn: request.dn,
        changes: request.changes.map(
          (change) => new Change({ operation: change.change, modification: toAttribute(change) }),
        ),
      });
    case "rename":
      return new ModifyDNRequest({
        messageId,
        dn: request.dn,
        deleteOldRdn: true,
        newRdn: request.rename.newRdn,
        newSuperior: request.rename.newSuperior ?? "",
      });
    case "remove":
      return new DeleteRequest({ messageId, dn: request.dn });
    case "start-tls":
      return new ExtendedRequest({ messageId, oid: startTls });
    case "abandon":
      return new AbandonRequest({ messageId, abandonId: request.id });
    case "unbind":
      return { protocolOperation: ProtocolOperation.LDAP_REQ_UNBIND };
  }
}

function toSearch(messageId: number, search: WireSearch, timeLimit: number): Body {
  for (const name of search.attributes) checkName(name);
  return new SearchRequest({
    messageId,
    baseDN: search.base,
    scope: scopes[search.scope],
    derefAliases: "never",
    sizeLimit: search.sizeLimit ?? 0,
    timeLimit,
    filter: toFilter(search.filter),
    attributes: [...search.attributes],
  });
}

/** From filter objects, never from text: in text ldapts takes the bytes of an escape for characters. */
function toFilter(filter: WireFilter): Filter {
  if ("and" in filter) return new AndFilter({ filters: filter.and.map(toFilter) });
  if ("or" in filter) return new OrFilter({ filters: filter.or.map(toFilter) });
  if ("not" in filter) return new NotFilter({ filter: toFilter(filter.not) });
  return toItem(filter);
}

type Item = Exclude<WireFilter, { and: unknown } | { or: unknown } | { not: unknown }>;

function toItem(item: Item): Filter {
  if ("present" in item) return new PresenceFilter({ attribute: checkName(item.present) });
  if ("equal" in item) {
    return new EqualityFilter({ attribute: checkName(item.equal), value: toValue(item.value) });
  }
  const { value } = item;
  if ("atLeast" in item) {
    return new GreaterThanEqualsFilter({ attribute: checkName(item.atLeast), value });
  }
  if ("atMost" in item) {
    return new LessThanEqualsFilter({ attribute: checkName(item.atMost), value });
  }
  if ("startsWith" in item) return startingWith(checkName(item.startsWith), value);
  return new ExtensibleFilter({ matchType: checkName(item.matches), rule: item.rule, value });
}

/** Everything starts with nothing, and a filter of no parts is refused by servers. */
function startingWith(attribute: string, initial: string): Filter {
  if (initial === "") return new PresenceFilter({ attribute });
  return new SubstringFilter({ attribute, initial });
}

/** ldapts writes any list of Buffers and texts, but types it as a list of one of the two. */
function toAttribute({ type, values }: WireAttribute): Attribute {
  return new Attribute({ type: checkName(type), values: values.map(toValue) as Buffer[] });
}

function toValue(value: Uint8Array | string): Buffer | string {
  return typeof value === "string" ? value : toBuffer(value);
}

/** Gives the same bytes as a Buffer: ldapts takes any other array of bytes for text. */
function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function writeControls(writer: BerWriter, controls: readonly WireControl[]): void {
  writer.startSequence(ProtocolOperation.LDAP_CONTROLS);
  for (const { oid, critical, value } of controls) {
    writer.startSequence();
    writer.writeString(oid);
    if (critical) writer.writeBoolean(true);
    if (value) writer.writeBuffer(toBuffer(value), 0x04);
    writer.endSequence();
  }
  writer.endSequence();
}
