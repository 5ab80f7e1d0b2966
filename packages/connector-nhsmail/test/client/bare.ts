import { Client, type ClientOptions } from "@microsoft/microsoft-graph-client";
import { vi } from "vitest";
import { type Reply, type Sent, scriptedFetch } from "./scripted.ts";

/** Microsoft's client as it comes, with what it sent and how often it asked for a token. */
export interface BareClient {
  readonly client: Client;
  readonly sent: readonly Sent[];
  readonly asked: () => number;
}

/** Opens Microsoft's client with its own middleware over a scripted fetch, which stands in for the global one. */
export function bareClient(
  replies: readonly Reply[],
  options: Omit<ClientOptions, "authProvider"> = {},
): BareClient {
  const { fetch, sent } = scriptedFetch(...replies);
  vi.stubGlobal("fetch", fetch);
  let asked = 0;
  const getAccessToken = async (): Promise<string> => {
    asked += 1;
    return `token-${asked}`;
  };
  const client = Client.initWithMiddleware({ ...options, authProvider: { getAccessToken } });
  return { client, sent, asked: () => asked };
}
