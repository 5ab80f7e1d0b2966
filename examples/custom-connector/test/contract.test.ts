import { testConnector } from "@rollcall/testkit";
import { clinicCsv } from "../src/clinic-csv.ts";
import { clinicFolder } from "./clinic-folder.ts";

const none = (what: string) => `the file has no ${what}`;

testConnector({
  name: "the clinic's file",
  kind: "target",
  capabilities: ["write"],
  prepare: async () => {
    const folder = await clinicFolder();
    return {
      connector: clinicCsv(folder),
      refs: ["AOKAFOR", "bhughes", "creid"].map((stable) => ({ kind: "account", stable })),
      absent: { kind: "account", stable: "nobody" },
      writing: {
        account: (number) => ({
          attributes: { username: `starter${number}`, employee_number: `2000000${number}` },
        }),
        single: { attribute: "role", values: ["Porter", 'Nurse, "band 5"'] },
      },
      unreachable: clinicCsv({ path: `${folder.path}.elsewhere` }),
      release: async () => await folder[Symbol.asyncDispose](),
    };
  },
  skips: [
    {
      test: "values are added to a set and removed from it, and the others stay",
      reason: none("sets"),
    },
    {
      test: "a renamed account keeps its key, and the receipt says how it is now addressed",
      reason: "a user name stays for good",
    },
    {
      test: "a moved account keeps its key, and the receipt says how it is now addressed",
      reason: none("containers"),
    },
    {
      test: "an entitlement is held once granted, and not once revoked",
      reason: none("entitlements"),
    },
    {
      test: "granting what is held and revoking what is not are already done",
      reason: none("entitlements"),
    },
    {
      test: "an update is refused when an entitlement that is expected is not held",
      reason: none("entitlements"),
    },
    { test: "a reference to an account that is not there is refused", reason: none("references") },
    { test: "an attribute that is read-only is not written", reason: none("read-only columns") },
  ],
});
