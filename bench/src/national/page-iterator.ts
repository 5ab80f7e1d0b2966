import { Client, PageIterator } from "@microsoft/microsoft-graph-client";
import { title, type World } from "./world.ts";

/** Reads all accounts by Microsoft's PageIterator and sets the title of each, as a script without Rollcall does. */
export async function patchEverybody({ directory, token }: World): Promise<number> {
  const own = globalThis.fetch;
  // The library sends by the global fetch, and there is no option for another.
  globalThis.fetch = directory.fetch;
  try {
    const client = Client.initWithMiddleware({ authProvider: { getAccessToken: token } });
    const ids: string[] = [];
    const first = await client.api("/users").select("id,jobTitle").top(999).get();
    await new PageIterator(client, first, ({ id }: { readonly id: string }) => {
      ids.push(id);
      return true;
    }).iterate();
    for (const id of ids) await client.api(`/users/${id}`).patch({ jobTitle: title });
    return ids.length;
  } finally {
    globalThis.fetch = own;
  }
}
