import type { WriteRequest } from "../messages/request.ts";

/** A request to change an entry. */
export type ModifyRequest = Extract<WriteRequest, { readonly kind: "modify" }>;
