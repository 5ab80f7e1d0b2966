import bloomFilters from "bloom-filters";
import { report } from "../../child.ts";
import { lookUp } from "./look-ups.ts";
import { madeUpHash } from "./made-up-hashes.ts";

// A Bloom filter with as few errors as a fingerprint of 16 bits has; hashes are given as text, the only form that both
// ends share.
const keys = Number(process.argv[2]);
const texts = Array.from({ length: keys }, (_, at) => textOf(at));

const started = performance.now();
const cpu = process.cpuUsage();
const filter = bloomFilters.BloomFilter.create(keys, 2 ** -16);
for (const each of texts) filter.add(each);
const { user, system } = process.cpuUsage(cpu);
const figures = {
  keys,
  buildSeconds: (performance.now() - started) / 1000,
  buildCpu: (user + system) / 1e6,
  bits: filter.size / keys,
  buildMegabytes: process.resourceUsage().maxRSS / 1024,
};
// Fewer, since each takes it long.
const looked = Math.min(keys, 200_000);
const found = await lookUp(
  { ready: textOf, has: (each: string) => filter.has(each) },
  { present: looked, absent: looked, keys, batch: 1000 },
);
report({ ...figures, ...found, looked }, started);

function textOf(index: number): string {
  return Buffer.from(madeUpHash(index)).toString("hex");
}
