import { Client } from "ldapts";
import { report } from "../../child.ts";
import { placeFrom } from "../place.ts";

const { url, ca, staff, name, password, filter, attributes } = placeFrom(process.argv[2]);
const startedAt = performance.now();
const client = new Client({ url, tlsOptions: { ca: [ca] } });
await client.bind(name, password);
let people = 0;
const pages = client.searchPaginated(staff, {
  scope: "sub",
  filter,
  attributes: [...attributes],
  paged: { pageSize: 1000 },
  timeLimit: 0,
});
for await (const { searchEntries } of pages) people += searchEntries.length;
await client.unbind();
report({ people }, startedAt);
