import type { WireAttribute, WireChange, WireRename, WireSearch } from "../wire.ts";

/** A request of RFC 4511, before it is encoded. */
export type Request =
  | { readonly call: "bind"; readonly name: string; readonly password: Uint8Array }
  /** `timeLimit` is in seconds, and always said: without it a server or a library chooses one. */
  | { readonly call: "search"; readonly search: WireSearch; readonly timeLimit: number }
  | {
      readonly call: "add";
      readonly dn: string;
      readonly attributes: readonly WireAttribute[];
    }
  | { readonly call: "modify"; readonly dn: string; readonly changes: readonly WireChange[] }
  | { readonly call: "rename"; readonly dn: string; readonly rename: WireRename }
  | { readonly call: "remove"; readonly dn: string }
  | { readonly call: "start-tls" }
  /** Tells the server that the answer to the request with this number is no longer wanted. */
  | { readonly call: "abandon"; readonly id: number }
  | { readonly call: "unbind" };

/** The tag of the response that ends a request; none follows `abandon` and `unbind`. */
export const answerTags: Readonly<Record<Exclude<Request["call"], "abandon" | "unbind">, number>> =
  {
    bind: 0x61,
    search: 0x65,
    modify: 0x67,
    add: 0x69,
    remove: 0x6b,
    rename: 0x6d,
    "start-tls": 0x78,
  };
