import { populateBinaryFuse8 } from "binary-fuse-filter";
import { report } from "../../child.ts";
import { lookUp } from "./look-ups.ts";
import { madeUpHash } from "./made-up-hashes.ts";

// A binary fuse filter with fingerprints of 8 bits, the only ones that the package has; keys are given as BigInt.
const keys = Number(process.argv[2]);
const numbers = Array.from({ length: keys }, (_, at) => numberOf(at));

const started = performance.now();
const cpu = process.cpuUsage();
const [filter, error] = populateBinaryFuse8(numbers);
if (error) throw error;
const { user, system } = process.cpuUsage(cpu);
const figures = {
  keys,
  buildSeconds: (performance.now() - started) / 1000,
  buildCpu: (user + system) / 1e6,
  bits: (filter.Fingerprints.length * 8) / keys,
  buildMegabytes: process.resourceUsage().maxRSS / 1024,
};
const found = await lookUp(
  { ready: numberOf, has: (each: bigint) => filter.contains(each) },
  { present: keys, absent: keys, keys, batch: 1000 },
);
report({ ...figures, ...found, looked: keys }, started);

function numberOf(index: number): bigint {
  const { buffer } = madeUpHash(index);
  return new DataView(buffer).getBigUint64(1);
}
