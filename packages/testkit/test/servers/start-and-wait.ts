import { startOpenLdap, startSamba } from "@rollcall/testkit/servers";

const start = process.argv[2] === "samba" ? startSamba : startOpenLdap;
process.stdout.write(JSON.stringify(await start()));
setInterval(() => {}, 60_000);
