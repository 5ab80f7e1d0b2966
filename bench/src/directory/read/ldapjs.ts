import ldapjs, { type SearchCallbackResponse } from "ldapjs";
import { report } from "../../child.ts";
import { placeFrom } from "../place.ts";

const { url, ca, staff, name, password, filter, attributes } = placeFrom(process.argv[2]);
const startedAt = performance.now();
const client = ldapjs.createClient({ url, tlsOptions: { ca: [ca] } });
const people = await new Promise<number>((resolve, reject) => {
  let count = 0;
  const listen = (found: SearchCallbackResponse): void => {
    found.on("searchEntry", (entry) => {
      // The attributes are made when they are asked for.
      if (entry.pojo.attributes.length > 0) count++;
    });
    found.on("error", reject);
    found.on("end", () => resolve(count));
  };
  client.on("error", reject);
  client.bind(name, password, (refused) => {
    if (refused) return reject(refused);
    const options = {
      scope: "sub",
      filter,
      attributes: [...attributes],
      paged: { pageSize: 1000 },
    };
    client.search(staff, options as never, (failed, found) =>
      failed ? reject(failed) : listen(found),
    );
  });
});
client.destroy();
report({ people }, startedAt);
