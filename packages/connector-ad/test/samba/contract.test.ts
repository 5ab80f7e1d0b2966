import { sambaContract } from "../stage/samba-contract.ts";

// Changes are read by DirSync, as far as the account may read.
sambaContract({
  rights: "the least rights",
  deleted: true,
  replication: false,
  capabilities: ["changes", "write", "credentials"],
});
