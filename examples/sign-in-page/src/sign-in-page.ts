import { randomUUID } from "node:crypto";
import type { Decision, SignIn, SignInAssessor } from "@rollcall/risk";
import type { Verdict } from "@rollcall/risk/passwords";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { type Form, readForm, textOf, wipeForm } from "./form.ts";
import { openChallenges } from "./open-challenges.ts";
import type { Passwords } from "./passwords.ts";

/** What the page is made of. The passwords and the second factor are yours; the assessor says what is to be done. */
export interface SignInPageOptions {
  readonly assessor: SignInAssessor;
  readonly passwords: Passwords;
  /** The ODS code of the organisation whose page this is. */
  readonly organisation: string;
  /** Adds what is known of an address: its network and its place. */
  readonly locate: (event: SignIn) => SignIn;
  readonly checkCode: (account: string, code: string) => boolean;
  /** Judges a new password. */
  readonly judge: (account: string, password: Uint8Array) => Promise<Verdict>;
  readonly now: () => number;
}

/** What somebody is told. The reasons of a decision are for those alone who know the password. */
export interface Answer {
  readonly outcome: "allow" | "challenge" | "block" | "refused";
  readonly say: string;
  readonly reasons?: readonly string[];
  /** To quote at the service desk, and to answer a challenge with. */
  readonly decision?: string;
}

const statuses = { allow: 200, challenge: 202, block: 403, refused: 401 } as const;

const notEnough = "The code is right, and not enough. Ring the service desk on 01632 960001.";
const wrongCode = "The code is wrong, or came too late. Sign in again.";

const sentences = {
  allow: "You are signed in.",
  challenge: "Enter the code from your phone.",
  block: "You cannot sign in. A person can look at this: ring the service desk on 01632 960001.",
  refused: "The account name or the password is wrong.",
} as const;

/** Makes the server with its three routes. */
export function signInPage(options: SignInPageOptions): FastifyInstance {
  const { assessor, passwords, checkCode, judge, now } = options;
  // Behind a proxy, say which one in trustProxy: the address is evidence, and a header that anybody can send is not.
  const page = fastify({ trustProxy: false, bodyLimit: 16_384 });
  const challenges = openChallenges(now);
  acceptForms(page);

  page.post("/sign-in", async (request, reply) => {
    const event = await eventOf(request, options);
    const decision = await assessor.assess(event);
    if (event.result !== "succeeded") return answer(reply, { outcome: "refused" });
    if (decision.outcome === "challenge") challenges.open(decision.id, event);
    return answer(reply, told(decision));
  });

  page.post("/sign-in/code", async (request, reply) => {
    const form = formOf(request);
    const event = challenges.take(textOf(form, "decision"));
    if (!event) return answer(reply, { outcome: "refused", say: wrongCode });
    const isRight = checkCode(event.subject, textOf(form, "code"));
    const { decision, lesson } = await assessor.settle(event, isRight ? "passed" : "failed");
    if (lesson === "learnt") return answer(reply, { outcome: "allow" });
    if (decision?.outcome === "block") return answer(reply, told(decision));
    if (!isRight || !decision) return answer(reply, { outcome: "refused", say: wrongCode });
    // The code was right, and something came to light that it does not outweigh: this page has no other factor.
    if (decision.outcome === "allow") return answer(reply, { outcome: "allow" });
    return answer(reply, { ...told(decision), outcome: "refused", say: notEnough });
  });

  page.post("/change-password", async (request, reply) => {
    const event = await eventOf(request, options);
    const decision = await assessor.assess(event);
    if (event.result !== "succeeded") return answer(reply, { outcome: "refused" });
    if (decision.outcome !== "allow") return answer(reply, told(decision));
    const password = formOf(request).get("new-password") ?? Buffer.alloc(0);
    const { accepted, reasons } = await judge(event.subject, password);
    if (accepted) passwords.set(event.subject, password);
    const why = reasons.map(({ sentence }) => sentence).join(" ");
    if (!accepted) return answer(reply, { outcome: "refused", say: why });
    return answer(reply, { outcome: "allow", say: "Your password is changed." });
  });
  return page;
}

/** Forms stay bytes, and are wiped when they have been answered. */
function acceptForms(page: FastifyInstance): void {
  page.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "buffer" },
    async (_request: FastifyRequest, body: Buffer) => {
      const form = readForm(body);
      body.fill(0);
      return form;
    },
  );
  page.addHook("onResponse", async (request) => {
    if (request.body instanceof Map) wipeForm(request.body);
  });
}

function formOf(request: FastifyRequest): Form {
  return request.body instanceof Map ? request.body : new Map();
}

/** Makes the event of a request: whether the password was right is asked here, and nowhere else. */
async function eventOf(request: FastifyRequest, options: SignInPageOptions): Promise<SignIn> {
  const form = formOf(request);
  const account = textOf(form, "account");
  const isRight = await options.passwords.check(account, form.get("password") ?? Buffer.alloc(0));
  const agent = request.headers["user-agent"];
  return options.locate({
    id: randomUUID(),
    at: options.now(),
    subject: account.slice(0, 256) || "nobody",
    organisation: options.organisation,
    result: isRight ? "succeeded" : "wrong-password",
    address: request.ip,
    method: "password",
    application: "portal",
    protocol: "modern",
    ...(agent !== undefined && { device: { agent } }),
  });
}

/** What decides by itself is told first; what speaks for the person is not. */
function told({ outcome, id, contributions }: Decision): Omit<Answer, "say"> {
  if (outcome === "allow") return { outcome, decision: id };
  const rank = { conclusive: 2, demanding: 1, statistical: 0 };
  const telling = contributions
    .filter(({ strength, bits }) => strength !== "statistical" || bits >= 1)
    .toSorted((a, b) => rank[b.strength] - rank[a.strength] || b.bits - a.bits);
  return { outcome, decision: id, reasons: telling.map(({ reason }) => reason) };
}

function answer(
  reply: FastifyReply,
  given: Omit<Answer, "say"> & { readonly say?: string },
): FastifyReply {
  const full: Answer = { say: sentences[given.outcome], ...given };
  return reply.code(statuses[given.outcome]).send(full);
}
