import { report } from "../../child.ts";
import { connectorTo, placeFrom } from "../place.ts";

const place = placeFrom(process.argv[2]);
const startedAt = performance.now();
await using session = await connectorTo(place).open();
let people = 0;
let state = "";
for await (const page of session.read.scan({ attributes: place.wanted })) {
  people += page.items.length;
  state = page.completeness?.state ?? "";
}
if (state !== "complete") throw new Error(`the read was ${state}`);
report({ people }, startedAt);
