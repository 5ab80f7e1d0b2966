import { guidBytes } from "../names/guid.ts";
import { sidBytes } from "../names/sid.ts";
import type { FirstEntry, NewDomain } from "./first-entry.ts";

// May not be deleted, moved or renamed.
const fixed = { systemflags: "-1946157056", iscriticalsystemobject: "TRUE" };

const day = 864_000_000_000n;

/** Lists the places of a domain, each after the one above it. */
export function builtInPlaces({ domain, controller, invocationId }: NewDomain): FirstEntry[] {
  const configuration = "CN=Configuration";
  const place = (name: string, under: string, of = "container"): FirstEntry => {
    return { name, under, of, has: fixed };
  };
  const server = `CN=${controller}`;
  return [
    { name: "", of: "domainDNS", has: { ...policy, objectsid: sidBytes(domain.sid) ?? "" } },
    place("CN=Users", ""),
    place("CN=Computers", ""),
    place("OU=Domain Controllers", "", "organizationalUnit"),
    place("CN=System", ""),
    place("CN=Builtin", "", "builtinDomain"),
    place("CN=ForeignSecurityPrincipals", ""),
    place("CN=LostAndFound", "", "lostAndFound"),
    {
      name: "CN=Deleted Objects",
      under: "",
      of: "container",
      has: { ...fixed, isdeleted: "TRUE" },
    },
    { name: configuration, of: "configuration" },
    place("CN=Sites", configuration, "sitesContainer"),
    place("CN=Default-First-Site-Name", "CN=Sites", "site"),
    place("CN=Servers", "CN=Default-First-Site-Name", "serversContainer"),
    place(server, "CN=Servers", "server"),
    {
      name: "CN=NTDS Settings",
      under: server,
      of: "nTDSDSA",
      has: { invocationid: guidBytes(invocationId) ?? "" },
    },
    { name: `CN=Schema,${configuration}`, of: "dMD" },
  ];
}

const policy = {
  minpwdlength: "7",
  pwdproperties: "1",
  pwdhistorylength: "24",
  minpwdage: String(-day),
  maxpwdage: String(-42n * day),
  lockoutthreshold: "0",
  lockoutduration: "-18000000000",
  lockoutobservationwindow: "-18000000000",
  "ms-ds-machineaccountquota": "10",
  iscriticalsystemobject: "TRUE",
  systemflags: "-1946157056",
};
