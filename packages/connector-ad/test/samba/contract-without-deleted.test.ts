import { sambaContract } from "../stage/samba-contract.ts";

// A deletion that is not seen would be none, so that changes are declared absent.
sambaContract({
  rights: "no sight of what was deleted",
  deleted: false,
  replication: false,
  capabilities: ["write", "credentials"],
});
