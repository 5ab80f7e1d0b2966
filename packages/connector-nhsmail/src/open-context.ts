import { assertWanted } from "@rollcall/core";
import { attributesOf } from "./attributes.ts";
import { graphTransport } from "./client.ts";
import type { NhsmailContext } from "./context.ts";
import type { CheckedOptions } from "./options.ts";
import { schemaOf } from "./schema.ts";
import { claimsOf } from "./token-claims.ts";

const scopes = ["https://graph.microsoft.com/.default"];

/** Gets a first token, and gives what the parts of a session work with. Throws `auth-failed` when there is none. */
export async function openContext(
  { settings, transport: options, now, newId, sleep }: CheckedOptions,
  signal?: AbortSignal,
): Promise<NhsmailContext> {
  assertWanted(signal);
  const transport = graphTransport(options);
  const token = await options.tokens.getToken({ scopes, signal });
  assertWanted(signal);
  const attributes = attributesOf(settings);
  const schema = schemaOf(attributes, settings);
  return { transport, settings, schema, attributes, now, newId, sleep, claims: claimsOf(token) };
}
