import { ber, berNumber, type Content } from "./ber.ts";

/** The tags of responses. */
export const responses = {
  bind: 0x61,
  entry: 0x64,
  search: 0x65,
  reference: 0x73,
  modify: 0x67,
  add: 0x69,
  remove: 0x6b,
  rename: 0x6d,
  extended: 0x78,
} as const;

/** What a result says, where it is not plain success. */
export interface ResultOptions {
  readonly code?: number | undefined;
  readonly matchedDN?: string | undefined;
  readonly diagnostic?: string | undefined;
  readonly referrals?: readonly string[] | undefined;
  readonly controls?: readonly { readonly oid: string; readonly value?: Uint8Array }[] | undefined;
  /** Of an extended response. */
  readonly name?: string | undefined;
}

/** Writes the response that ends a request. */
export function result(id: number, tag: number, options: ResultOptions = {}): Buffer {
  const { code = 0, matchedDN = "", diagnostic = "", referrals, controls, name } = options;
  const body = ber(
    tag,
    berNumber(code, 0x0a),
    ber(0x04, matchedDN),
    ber(0x04, diagnostic),
    referrals ? ber(0xa3, ...referrals.map((url) => ber(0x04, url))) : "",
    name === undefined ? "" : ber(0x8a, name),
  );
  const list = controls?.map(({ oid, value }) =>
    ber(0x30, ber(0x04, oid), value ? ber(0x04, value) : ""),
  );
  return ber(0x30, berNumber(id), body, list ? ber(0xa0, ...list) : "");
}

/** Writes one entry. */
export function entry(
  id: number,
  dn: string,
  attributes: Readonly<Record<string, readonly Content[]>> = {},
): Buffer {
  const list = Object.entries(attributes).map(([name, values]) =>
    ber(0x30, ber(0x04, name), ber(0x31, ...values.map((value) => ber(0x04, value)))),
  );
  return ber(0x30, berNumber(id), ber(responses.entry, ber(0x04, dn), ber(0x30, ...list)));
}

/** Writes a search continuation reference. */
export function reference(id: number, ...urls: readonly string[]): Buffer {
  return ber(0x30, berNumber(id), ber(responses.reference, ...urls.map((url) => ber(0x04, url))));
}

/** Writes the notice with which a server ends a connection. */
export function noticeOfDisconnection(code: number): Buffer {
  return result(0, responses.extended, { code, name: "1.3.6.1.4.1.1466.20036" });
}
