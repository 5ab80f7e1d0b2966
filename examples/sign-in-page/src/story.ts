import { formatDecision } from "@rollcall/risk";
import type { FastifyInstance } from "fastify";
import { locate } from "./addresses.ts";
import { type Hospital, openHospital } from "./hospital.ts";
import { judgeNewPassword } from "./new-password.ts";
import { passwordsInMemory } from "./passwords.ts";
import { workstation } from "./past-weeks.ts";
import { type Answer, signInPage } from "./sign-in-page.ts";
import { colleagues } from "./trust.ts";

/** The page, open in the made-up trust, and its clock. */
export interface Stage extends Hospital {
  readonly page: FastifyInstance;
  readonly clock: { now: number };
}

const saturdayNight = Date.parse("2026-11-21T20:20:00Z");
const rightCode = "246810";

/** Opens the page on the evening of Saturday 21 Nov 2026. */
export async function openStage(): Promise<Stage> {
  const clock = { now: saturdayNight };
  const hospital = await openHospital(clock);
  const passwords = passwordsInMemory();
  for (const { account, password } of colleagues) passwords.set(account, Buffer.from(password));
  const page = signInPage({
    assessor: hospital.assessor,
    passwords,
    organisation: "RZZ",
    locate,
    checkCode: (_account, code) => code === rightCode,
    judge: judgeNewPassword,
    now: () => clock.now,
  });
  return { ...hospital, page, clock };
}

/** Somebody at the page. */
export interface Visit {
  readonly account: string;
  /** Defaults to the right one. */
  readonly password?: string;
  /** Defaults to the hospital's. */
  readonly address?: string;
  /** Defaults to that of the ward's workstations. */
  readonly agent?: string;
}

/** Sends a form to the page, as a browser would. */
export async function visit(
  { page }: Stage,
  url: string,
  { account, password, address = "203.0.113.7", agent = workstation, ...more }: Visit & Fields,
): Promise<Answer> {
  const known = colleagues.find((each) => each.account === account)?.password ?? "";
  const fields = { account, password: password ?? known, ...more };
  const response = await page.inject({
    method: "POST",
    url,
    remoteAddress: address,
    headers: { "content-type": "application/x-www-form-urlencoded", "user-agent": agent },
    payload: new URLSearchParams(fields).toString(),
  });
  return response.json();
}

type Fields = Readonly<Record<string, string>>;

/** Plays a night at the page, and tells what happens line by line. */
export async function tellStory(stage: Stage, line: (text: string) => void): Promise<void> {
  const tell: Tell = async (what, url, visitor) => {
    const before = stage.log.length;
    const answer = await visit(stage, url, visitor);
    line(`${what}\n  → ${answer.say}`);
    const decision = stage.log.at(-1);
    const isTold = decision && stage.log.length > before && answer.outcome !== "refused";
    if (isTold) line(indented(formatDecision(decision)));
    line("");
    stage.clock.now += 4 * 60_000;
    return answer;
  };
  await tell("Ada Okafor begins her night shift on the ward's shared workstation.", "/sign-in", {
    account: "aokafor",
  });
  await tell("Ben Hughes, whose last day was 13 Nov 2026, signs in from home.", "/sign-in", {
    account: "bhughes",
    address: "198.51.100.11",
  });
  await tell("Somebody tries a password of Dev Patel's.", "/sign-in", {
    account: "dpatel",
    password: "pharmacy1",
  });
  await clickedLink(stage, tell);
  await abroad(tell);
  await withoutRecord(stage, tell);
  await newPassword(tell);
}

type Tell = (what: string, url: string, visitor: Visit & Fields) => Promise<Answer>;

async function clickedLink(stage: Stage, tell: Tell): Promise<void> {
  const at = stage.clock.now - 3_600_000;
  const clicked = { id: "mail-1", subject: "clewis", kind: "mail-link-clicked" } as const;
  stage.evidence.take(
    { ...clicked, level: "medium", at, said: at, withdrawn: false },
    stage.clock.now,
  );
  const { decision = "" } = await tell(
    "An hour ago Cara Lewis clicked a link in a phishing message. Now she signs in at the hospital.",
    "/sign-in",
    { account: "clewis" },
  );
  const code = { account: "clewis", decision, code: rightCode };
  await tell("She enters the code from her phone.", "/sign-in/code", code);
}

async function abroad(tell: Tell): Promise<void> {
  const { decision = "" } = await tell(
    "Somebody who knows Dev Patel's password signs in over a server that hides who uses it.",
    "/sign-in",
    { account: "dpatel", address: "192.0.2.200", agent: "curl/8.16.0" },
  );
  const code = { account: "dpatel", decision, code: "123456" };
  await tell("They guess a code.", "/sign-in/code", code);
}

async function withoutRecord(stage: Stage, tell: Tell): Promise<void> {
  stage.staffRecordIs.up = false;
  await tell("The staff record does not answer. Dev Patel comes to an emergency.", "/sign-in", {
    account: "dpatel",
  });
  stage.staffRecordIs.up = true;
}

async function newPassword(tell: Tell): Promise<void> {
  const change = { account: "aokafor" };
  await tell("Ada Okafor wants another password: her name and the year.", "/change-password", {
    ...change,
    "new-password": "0k4forAda2026!",
  });
  await tell("She takes three words instead.", "/change-password", {
    ...change,
    "new-password": "copper-window-thistle",
  });
}

function indented(text: string): string {
  return text.replaceAll(/^(?=.)/gm, "    ");
}
