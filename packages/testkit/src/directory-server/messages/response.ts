/** A control that goes with a response. */
export interface ResponseControl {
  readonly oid: string;
  readonly value: Uint8Array;
}

/** The first octet of each kind of response (RFC 4511 section 4.1.1). */
export const responseTag = {
  bind: 0x61,
  search: 0x65,
  modify: 0x67,
  add: 0x69,
  delete: 0x6b,
  rename: 0x6d,
  compare: 0x6f,
  extended: 0x78,
} as const;

/** What a response says beside its result. */
export interface ResponseExtras {
  readonly controls?: readonly ResponseControl[] | undefined;
  /** The name and the value of an extended response. */
  readonly oid?: string | undefined;
  readonly value?: Uint8Array | undefined;
}
