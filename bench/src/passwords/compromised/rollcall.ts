import { join } from "node:path";
import { buildCompromisedSet, openCompromisedSet } from "@rollcall/risk/passwords";
import { report } from "../../child.ts";
import { hashList } from "./hash-list.ts";
import { lookUp } from "./look-ups.ts";
import { madeUpHash } from "./made-up-hashes.ts";

// Builds a set of made-up hashes and looks them up: in memory or on the disk, whole or as one of 256 parts.
const [folder = "", count = "", keep = "", part = ""] = process.argv.slice(2);
const keys = Number(count);
const shard = part === "part" ? 0 : undefined;
const inMemory = keep === "memory";

const started = performance.now();
const cpu = process.cpuUsage();
const built = await buildCompromisedSet({
  list: hashList(keys, shard),
  name: "made-up hashes",
  folder: join(folder, `${count}${part}`),
  listedOn: "2026-11-20",
});
const { user, system } = process.cpuUsage(cpu);
const figures = {
  keys: built.size,
  buildSeconds: (performance.now() - started) / 1000,
  buildCpu: (user + system) / 1e6,
  bits: (built.length * 8) / built.size,
  buildMegabytes: process.resourceUsage().maxRSS / 1024,
};

await using set = await openCompromisedSet(join(folder, `${count}${part}`), {
  keep: inMemory ? "memory" : "disk",
});
const looked = inMemory ? keys : Math.min(keys, 20_000);
const found = await lookUp(
  {
    ready(index) {
      const hash = madeUpHash(index);
      if (shard !== undefined) hash[0] = shard;
      return hash;
    },
    has: (hash: Uint8Array) => set.has(hash),
  },
  { present: looked, absent: looked, keys, batch: inMemory ? 1000 : 1 },
);
report({ ...figures, ...found, looked }, started);
