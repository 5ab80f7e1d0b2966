import {
  bannedTerms,
  type CompromisedSet,
  contextTerms,
  denyList,
  ncscPolicy,
  nhsmailPolicy,
  nistWithSecondFactorPolicy,
  type PasswordPolicy,
  verdict,
} from "@rollcall/risk/passwords";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import * as common from "@zxcvbn-ts/language-common";
import * as english from "@zxcvbn-ts/language-en";
import { table } from "../table.ts";
import { type PasswordKind, passwordKinds } from "./verdict-passwords.ts";

/** Something that judges passwords. */
interface Judge {
  readonly name: string;
  /** How many of each kind it is given: slow ones get fewer. */
  readonly share: number;
  refuses(password: string): Promise<boolean>;
}

const encoder = new TextEncoder();
const listed = 100_000;

/**
 * Judges made-up passwords of several kinds with each policy and with zxcvbn-ts, and gives times and what was refused.
 */
export async function benchVerdicts(count: number): Promise<string> {
  const kinds = passwordKinds(count);
  const rows: string[][] = [];
  for (const judge of [...policyJudges(), zxcvbnJudge()]) rows.push(await rowOf(judge, kinds));
  const head = [
    "judge",
    "p50",
    "p99",
    "CPU each",
    ...kinds.map(({ name, weak }) => `${name} (${weak ? "weak" : "strong"})`),
  ];
  return table(head, rows);
}

async function rowOf(judge: Judge, kinds: readonly PasswordKind[]): Promise<string[]> {
  const given = kinds.map(({ passwords }) =>
    passwords.slice(0, Math.max(10, Math.floor(passwords.length * judge.share))),
  );
  for (const passwords of given)
    for (const each of passwords.slice(0, 300)) await judge.refuses(each);
  const times: number[] = [];
  const cpu = process.cpuUsage();
  const refused: number[] = [];
  for (const passwords of given) {
    let count = 0;
    for (const each of passwords) {
      const started = process.hrtime.bigint();
      if (await judge.refuses(each)) count += 1;
      times.push(Number(process.hrtime.bigint() - started) / 1000);
    }
    refused.push(count / passwords.length);
  }
  const { user, system } = process.cpuUsage(cpu);
  times.sort((a, b) => a - b);
  const at = (share: number): string => micro(times[Math.floor(times.length * share)] as number);
  return [
    judge.name,
    at(0.5),
    at(0.99),
    micro((user + system) / times.length),
    ...refused.map(percent),
  ];
}

function policyJudges(): readonly Judge[] {
  const passwords = Object.values(common.dictionary)
    .flat()
    .filter((each) => typeof each === "string");
  const filler = Array.from(
    { length: Math.max(0, listed - passwords.length) },
    (_, at) => `filler-${at}`,
  );
  const list = denyList([...passwords.slice(0, listed), ...filler]);
  const terms = bannedTerms();
  const context = contextTerms({
    names: ["Siân", "O’Dowd"],
    accounts: ["sian.odowd@nhs.example"],
    places: ["Ravenglass Ward", "Eskdale Hospitals"],
    on: "2026-11-22",
  });
  const nothing: CompromisedSet = { version: "empty", falsePositives: 0, has: () => false };
  const judge = (name: string, policy: PasswordPolicy): Judge => ({
    name,
    share: 1,
    async refuses(password) {
      const options = { policy, denyList: list, terms, context, compromised: nothing };
      return !(await verdict(encoder.encode(password), options)).accepted;
    },
  });
  return [
    judge("Rollcall, NHSmail (strict)", nhsmailPolicy),
    judge("Rollcall, NCSC as Entra", { ...ncscPolicy, guessing: "entra" }),
    judge("Rollcall, NIST with a second factor (whole)", nistWithSecondFactorPolicy),
  ];
}

function zxcvbnJudge(): Judge {
  const zxcvbn = new ZxcvbnFactory({
    translations: english.translations,
    graphs: common.adjacencyGraphs,
    dictionary: { ...common.dictionary, ...english.dictionary },
  });
  const unsafe = 3;
  return {
    name: "zxcvbn-ts 4.2, score below 3",
    share: 0.02,
    async refuses(password) {
      return zxcvbn.check(password).score < unsafe;
    },
  };
}

function micro(microseconds: number): string {
  return `${microseconds < 1000 ? microseconds.toFixed(1) : Math.round(microseconds).toLocaleString("en-GB")} µs`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
