import { expect, test } from "vitest";
import { type Stage, stage } from "./stage.ts";

const people = [
  {
    givenName: "Ada",
    surname: "O'Neill",
    organisation: "RQQ",
    properties: { employeeId: "10001" },
  },
  { givenName: "Bo", surname: "Quill", organisation: "RQQ", properties: { department: "R&D+#1" } },
  { givenName: "Cy", surname: "Quill", organisation: "RZZ", properties: { accountEnabled: false } },
];

async function names(on: Stage, query: string, eventual = false): Promise<readonly string[]> {
  const headers: Record<string, string> = eventual ? { consistencylevel: "eventual" } : {};
  const answer = await on.ask("GET", `/users?$select=givenName${query}`, { headers });
  expect(answer.status).toBe(200);
  return answer.body.value.map(({ givenName }: { givenName: string }) => givenName);
}

const filter = (text: string): string => `&$filter=${encodeURIComponent(text)}`;

test.each([
  ["surname eq 'o''neill'", ["Ada"]],
  ["department eq 'R&D+#1'", ["Bo"]],
  ["employeeId in ('10001', '7')", ["Ada"]],
  ["startsWith(userPrincipalName,'bo.')", ["Bo"]],
  ["accountEnabled eq false", ["Cy"]],
  ["surname eq 'Quill' and accountEnabled eq true", ["Bo"]],
  ["givenName eq 'Ada' or (givenName eq 'Cy' and surname eq 'Quill')", ["Ada", "Cy"]],
  ["employeeId eq null", ["Bo", "Cy"]],
  ["proxyAddresses/any(p:p eq 'smtp:ada.o''neill@nhs.net')", ["Ada"]],
  ["proxyAddresses/any(p:startsWith(p,'SMTP:bo'))", ["Bo"]],
  ["createdDateTime ge 2026-09-01T00:00:00Z", ["Ada", "Bo", "Cy"]],
  ["id in ('none')", []],
])("a filter %s finds %j", async (text, wanted) => {
  await using on = await stage({ people });
  expect(await names(on, filter(text))).toEqual(wanted);
});

test.each([
  ["accountEnabled ne true", ["Cy"]],
  ["not(startsWith(givenName,'A'))", ["Bo", "Cy"]],
  ["endsWith(mail,'quill@nhs.net')", ["Bo", "Cy"]],
  ["proxyAddresses/$count eq 0", []],
])("an advanced filter %s asks for the advanced index by name", async (text, wanted) => {
  await using on = await stage({ people });
  const plain = await on.ask("GET", `/users?${filter(text).slice(1)}`, { wrong: true });
  expect(plain.body.error.code).toBe("Request_UnsupportedQuery");
  expect(await names(on, `${filter(text)}&$count=true`, true)).toEqual(wanted);
});

test("people of one organisation are found by the extension that carries its code", async () => {
  await using on = await stage({ people });
  const attribute = on.directory.organisationAttribute;
  expect(await names(on, filter(`${attribute} eq 'RQQ'`))).toEqual(["Ada", "Bo"]);
});

test.each([
  "$filter=",
  "$filter=surname",
  "$filter=shoeSize eq 1",
  "$filter=jobTitle endsWith 'x'",
  "$filter=startsWith(department,'R')",
  "$top=1000",
])("a query that Graph does not answer is refused: %s", async (query) => {
  await using on = await stage({ people });
  const refused = await on.ask("GET", `/users?${query}`, { wrong: true });
  expect(refused.status).toBe(400);
});

test("a selected property that does not exist is refused", async () => {
  await using on = await stage({ people });
  const refused = await on.ask("GET", "/users?$select=shoeSize", { wrong: true });
  expect(refused.body.error.code).toBe("BadRequest");
});

test("pages follow one another by links of Graph's own host, and an old link has expired", async () => {
  await using on = await stage({ people });
  const first = await on.ask("GET", "/users?$select=givenName&$top=2");
  expect(first.body.value).toHaveLength(2);
  const link = first.body["@odata.nextLink"];
  const second = await on.follow(link);
  expect(second.body.value).toMatchObject([{ givenName: "Cy" }]);
  expect(second.body).not.toHaveProperty("@odata.nextLink");
  on.directory.clock.advance(3_600_001);
  expect((await on.follow(link)).body.error.code).toBe("Directory_ExpiredPageToken");
});

test("a list is counted, ordered and searched by the advanced index", async () => {
  await using on = await stage({ people });
  const headers = { consistencylevel: "eventual" };
  const counted = await on.ask("GET", "/users?$count=true&$top=1", { headers });
  expect(counted.body["@odata.count"]).toBe(3);
  expect((await on.ask("GET", "/users/$count", { headers })).text).toBe("3");
  const text = `$search=${encodeURIComponent('"displayName:quill"')}`;
  expect(await names(on, `&${text}&$orderby=displayName desc`.replace(" ", "%20"), true)).toEqual([
    "Cy",
    "Bo",
  ]);
});

test("the language of Node's fetch is refused, as some calls of Graph refuse it", async () => {
  await using on = await stage({ people });
  const refused = await on.ask("GET", "/users", { headers: { "accept-language": "*" } });
  expect(refused.body.error.message).toBe("Invalid language specified.");
});
