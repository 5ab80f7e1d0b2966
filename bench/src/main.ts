import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { benchChanges } from "./changes/bench.ts";
import { benchDiff } from "./diff/bench.ts";
import { benchDirectory } from "./directory/bench.ts";
import { benchEsr } from "./esr/bench.ts";
import { benchNational } from "./national/bench.ts";
import { benchMonth } from "./national/month/bench.ts";
import { type Bench, benches, benchOptions } from "./options.ts";
import { benchCompromised } from "./passwords/compromised.ts";
import { benchVerdicts } from "./passwords/verdict-bench.ts";
import { benchReconcile } from "./reconcile/bench.ts";
import { benchRiskFeed } from "./risk-feed/bench.ts";
import { benchRiskSpeed } from "./risk-speed/bench.ts";
import { benchSignIns } from "./sign-ins/bench.ts";

const { quick, only } = benchOptions(process.argv.slice(2));
const folder = await mkdtemp(join(tmpdir(), "rollcall-bench-"));
const rounds = quick ? 1 : 3;

const sections: Readonly<Record<Bench, { readonly title: string; readonly text: string }>> = {
  diff: {
    title: "Comparing accounts",
    text: "Pairs of accounts, 2 % of them changed, each engine in turn. The last columns: how many pairs that differ in spelling alone are taken for changed.",
  },
  esr: {
    title: "Reading ESR extracts",
    text: "Full extracts from files, beside the floor: the same lines made strings and split, and nothing more. Medians of 5 runs; speeds are medians of the ratios to the floor's run of the same round. Below, what one establishment costs when ever more people come to it.",
  },
  reconcile: {
    title: "A full run",
    text: "All people against all accounts, from files, 0.5 % of them changed, one thread. Rollcall: as every night, with what the night before noted of each line (fingerprints of the line and of what it says); since then 0.5 % of the people and 0.5 % of the accounts changed. First night: nothing was noted. No cache: nothing is, as with connectors that tell no versions. Plain map: a script without Rollcall, with node:readline, a Map of accounts from JSON.parse, attributes and groups compared by hand. Map of accounts: the same map with Rollcall's reader, policy and comparison. Reading and policy: every account and person read, the account that each should have worked out, nothing kept or compared. The packages as they are built; the heap cap is --max-old-space-size, and Rollcall and the last row run with --max-semi-space-size=2 and --no-allocation-site-pretenuring.",
  },
  changes: {
    title: "A change run",
    text: "One change file of a fixed number of rows in trusts of several sizes.",
  },
  directory: {
    title: "Directories",
    text: "Real servers on this machine over LDAPS. Reading: fifteen attributes, pages of 1,000; a client in another language is measured with its start, one in Node from the first connection on. The two rows of Node alone are what the connector stands on: the bytes received and cut into messages, and a text made of every name and value. Written: medians of three times as many runs.",
  },
  national: {
    title: "The national directory",
    text: "Requests over the wire of a change run over Microsoft Graph, by each way of finding changes; what was changed by others is put right again, each account by a read and a write. Beside them Microsoft's PageIterator, 999 to a page, with a PATCH for every account: the same end, without knowing what has changed. Counted at an emulator that refuses nobody.",
  },
  month: {
    title: "A month of the nation",
    text: "Joiners, movers between organisations, leavers (marked, disabled, their sessions ended) and changes of a post, as many of each, replayed through the connector at an emulator that holds to Microsoft's limits, on a clock that waiting drives; a working day's movements all arrive at seven in the morning. Requests, resource units and writes are for one movement on average. Worst 5 min: the most writes that went out in any five minutes, beside the 18,000 that all applications of the tenant share. 429: how many requests were refused as too many. Longest wait: from a movement's arrival until it was done. Every movement was carried out, or there would be no table.",
  },
  "sign-ins": {
    title: "Detection of foreign sign-ins",
    text: "SYNTHETIC: people, sign-ins and attackers are made up, so the figures compare models and say nothing of a real trust. Attackers after those of Wiefling et al. (ACM TOPS 2022), with the right password: naive from anywhere with a common browser, vpn from a hosting network in the country, targeted from a home network in the region with a browser and system like the person's. Each tries at the moment of the person's own sign-ins, and is never learnt. Statistics alone, no rules. In brackets: where 95 % of bootstrap rounds over people lie, the threshold chosen anew in each. Published: another population, 3.3 million customers in Norway, without an interval.",
  },
  "risk-speed": {
    title: "Speed of scoring sign-ins",
    text: "SYNTHETIC sign-ins of a trust out of JSON, in the order of time, medians of 5 runs: each is scored by its reasons and then learnt, one thread, each contender in a process of its own and in turn; the first fifth of the days is learnt and not measured. json-rules-engine is shown 20,000 of the others: ten rules of two conditions each, of the same features, with facts from sets that are kept by hand and grow for ever. Time: CPU time for an event, beside the compact model's. p50 and p99 from a second pass, which reads the clock twice for each event. Bytes a person: heap and buffers after garbage collection, what is shared left out; of the compact model's, 272 are the profile, and its slabs hold 2,048 each.",
  },
  passwords: {
    title: "Passwords",
    text: "Made-up passwords, of each kind as many, judged with all lists in memory: 100,000 common ones (those of zxcvbn-ts, and filler), our own words, the person's names and places, an empty compromised set. Times of one verdict, from bytes; zxcvbn-ts, from a string, is given fewer. Then which share of each kind is refused.",
  },
  compromised: {
    title: "Compromised passwords",
    text: "Made-up hashes, spread as SHA-1 is. Ours: from a list that is made on the way, read, dealt out to files, built and written; the peers: from an array that is there before. All that are in a set and as many that are not are looked up; on the disk 20,000 of each, from what the system keeps of the file, and of bloom-filters 200,000. Times are medians over batches of 1,000, on the disk over single look-ups. One part of 256: as many as one has of 1,000 million. binary-fuse-filter has fingerprints of 8 bits only, bloom-filters is asked for the errors of 16; both have a size that they can bear, and the ratios are to ours of that size.",
  },
  "risk-feed": {
    title: "Events of gateways and directories",
    text: "Made-up events about 100,000 people, 93 % of them phish that was delivered, one in twenty twice, one in a hundred taken back, one thread. Kept: how many events the table holds in the end; full: it has room for 16,384. JSON: parsed and read as a mail gateway's, all of one kind. Looked up: what is held against a person at a sign-in, and how many contributions were found. Plain map: a script without Rollcall that passes over what it has seen, and keeps everything for good.",
  },
};

const runs: Readonly<Record<Bench, () => string | Promise<string>>> = {
  diff: () => benchDiff(quick ? 5_000 : 50_000),
  esr: () => benchEsr(folder, quick ? [5_000, 20_000] : [100_000, 1_000_000], quick ? 1 : 5),
  reconcile: () => benchReconcile(folder, { people: quick ? 20_000 : 1_000_000, rounds }),
  changes: () =>
    benchChanges(folder, {
      sizes: quick ? [5_000, 20_000] : [100_000, 300_000, 1_000_000],
      rows: quick ? 500 : 5_000,
      rounds,
    }),
  directory: () =>
    benchDirectory(
      folder,
      quick ? { samba: 800, openLdap: [2_000] } : { samba: 20_000, openLdap: [20_000, 100_000] },
      rounds,
    ),
  national: () => benchNational(quick ? [1_000] : [1_000, 10_000, 50_000]),
  month: () =>
    benchMonth(
      quick
        ? { movements: 1_600, organisations: 130, days: 1 }
        : { movements: 64_000, organisations: 13_000 },
    ),
  "sign-ins": () =>
    benchSignIns(
      quick
        ? { people: 400, days: 90, homes: 200, seed: 1 }
        : { people: 3_000, days: 180, homes: 3_000, seed: 1 },
    ),
  "risk-speed": () =>
    benchRiskSpeed(
      quick
        ? { people: 1_000, days: 20, peerEvents: 2_000, rounds }
        : { people: 10_000, days: 20, peerEvents: 20_000, rounds: 5 },
    ),
  passwords: () => benchVerdicts(quick ? 500 : 5_000),
  compromised: () =>
    benchCompromised(
      folder,
      quick
        ? { keys: 500_000, peerKeys: 50_000, partKeys: 500_000 }
        : { keys: 10_000_000, peerKeys: 1_000_000, partKeys: 3_906_250 },
      rounds,
    ),
  "risk-feed": () => benchRiskFeed({ events: quick ? 20_000 : 500_000, people: 100_000, rounds }),
};

const machine = cpus();
process.stdout.write(
  `Node ${process.version}, ${machine[0]?.model.trim()}, ${machine.length} cores. Medians of ${rounds} runs unless said otherwise.\n`,
);
try {
  for (const bench of benches) {
    if (!only.includes(bench)) continue;
    process.stderr.write(`${bench}\n`);
    const { title, text } = sections[bench];
    const figures = await runs[bench]();
    process.stdout.write(`\n## ${title}\n\n${text}\n\n${figures}\n`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
