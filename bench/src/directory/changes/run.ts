import { Attribute, Change, Client } from "ldapts";
import { report } from "../../child.ts";
import { connectorTo, placeFrom } from "../place.ts";

// A hundred people are changed by somebody else, between a token and the changes since.
const changed = 100;
const place = placeFrom(process.argv[2]);
await using session = await connectorTo(place).open();
const { changes } = session;
if (!changes) throw new Error("the directory tells no changes");
let token: Parameters<typeof changes.since>[0];
for await (const page of changes.since(undefined)) token = page.token ?? token;
await changeOthers();

const fullStarted = performance.now();
let people = 0;
for await (const { items } of session.read.scan()) people += items.length;
const full = (performance.now() - fullStarted) / 1000;

const startedAt = performance.now();
const seen = new Set<string>();
for await (const page of changes.since(token)) {
  for (const change of page.changes)
    if (change.change === "upsert") seen.add(change.record.ref.stable);
}
if (seen.size !== changed) throw new Error(`${seen.size} of ${changed} changes were seen`);
report({ people, full }, startedAt);

async function changeOthers(): Promise<void> {
  const client = new Client({ url: place.url, tlsOptions: { ca: [place.ca] } });
  await client.bind(place.name, place.password);
  for (let number = 0; number < changed; number++) {
    const values = [`Changed ${Date.now()}`];
    const modification = new Attribute({ type: "title", values });
    const change = new Change({ operation: "replace", modification });
    await client.modify(`CN=Seeded ${number},${place.staff}`, change);
  }
  await client.unbind();
}
