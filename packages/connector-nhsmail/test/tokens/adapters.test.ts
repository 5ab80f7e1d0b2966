import { expect, test } from "vitest";
import { fromMsal } from "../../src/tokens/from-msal.ts";
import { fromTokenCredential } from "../../src/tokens/from-token-credential.ts";

const scopes = ["https://graph.microsoft.com/.default"];
const claims = '{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}';
const { signal } = new AbortController();

test("what a challenge asks for is handed to @azure/identity as it is, with the signal", async () => {
  const asked: unknown[] = [];
  const tokens = fromTokenCredential({
    getToken: async (...call) => {
      asked.push(call);
      return { token: "token" };
    },
  });
  expect(await tokens.getToken({ scopes })).toBe("token");
  await tokens.getToken({ scopes, claims, fresh: true, signal });
  expect(asked).toEqual([
    [scopes, { enableCae: true }],
    [scopes, { enableCae: true, claims, abortSignal: signal }],
  ]);
});

test("what a challenge asks for is handed to @azure/msal-node as it is, past the tokens that it keeps", async () => {
  const asked: unknown[] = [];
  const tokens = fromMsal({
    acquireTokenByClientCredential: async (request) => {
      asked.push(request);
      return { accessToken: "token" };
    },
  });
  expect(await tokens.getToken({ scopes })).toBe("token");
  await tokens.getToken({ scopes, claims, fresh: true, signal });
  expect(asked).toEqual([{ scopes }, { scopes, claims, skipCache: true }]);
});
