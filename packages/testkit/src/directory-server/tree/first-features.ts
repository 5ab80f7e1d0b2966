import type { Domain } from "./domain.ts";
import type { FirstEntry } from "./first-entry.ts";

const recycleBin = "CN=Recycle Bin Feature";
const timedMembership = "CN=Privileged Access Management Feature";

/** Lists the entries by which a forest tells what it can do beyond the usual ([MS-ADTS] 3.1.1.9), each after the one above. */
export function builtInFeatures(): FirstEntry[] {
  const features = "CN=Optional Features";
  return [
    { name: "CN=Partitions", under: "CN=Configuration", of: "crossRefContainer" },
    { name: "CN=Services", under: "CN=Configuration", of: "container" },
    { name: "CN=Windows NT", under: "CN=Services", of: "container" },
    {
      name: "CN=Directory Service",
      under: "CN=Windows NT",
      of: "nTDSService",
      has: { tombstonelifetime: "180" },
    },
    { name: features, under: "CN=Directory Service", of: "container" },
    { name: recycleBin, under: features, of: "msDS-OptionalFeature" },
    { name: timedMembership, under: features, of: "msDS-OptionalFeature" },
  ];
}

/** Lists which features are enabled: where that is said, and the feature, by their own part of the name. */
export function enabledFeatures(
  domain: Pick<Domain, "level" | "recycleBin">,
): readonly (readonly [string, string])[] {
  const enabled: [string, string][] = [];
  if (domain.recycleBin) enabled.push(["CN=Partitions", recycleBin]);
  // Since 2016; the server then takes links with a time to live.
  if (domain.level >= 7) enabled.push(["CN=Partitions", timedMembership]);
  return enabled;
}
