import { sambaContract } from "../stage/samba-contract.ts";

// Changes are read by DirSync, of the whole domain.
sambaContract({
  rights: "the least rights and that to replicate",
  deleted: true,
  replication: true,
  capabilities: ["changes", "write", "credentials"],
});
