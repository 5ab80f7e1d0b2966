import type { WriteRequest } from "../messages/request.ts";

/** A request to add an entry. */
export type AddRequest = Extract<WriteRequest, { readonly kind: "add" }>;
