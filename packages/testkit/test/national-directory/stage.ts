import { request } from "node:https";
import { expect } from "vitest";
import { faultsOfRequests, judgeAnswers } from "../../../../scripts/judge-graph.ts";
import {
  type Application,
  applicationCertificate,
  type Exchange,
  type NationalDirectory,
  type NationalDirectoryOptions,
  noLag,
  plainHabits,
  startNationalDirectory,
  virtualClock,
} from "../../src/national-directory.ts";

/** What came back over the wire. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever Graph answers
  readonly body: any;
  readonly text: string;
}

/** How a request differs from a plain one. */
export interface Asking {
  readonly body?: object | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The request is wrong on purpose, so that the judge's word on it does not count. */
  readonly wrong?: boolean | undefined;
  readonly as?: Application | undefined;
}

/** A directory with an application that may do everything, and a client of plain HTTPS. */
export interface Stage extends AsyncDisposable {
  readonly directory: NationalDirectory;
  readonly application: Application;
  ask(method: string, path: string, asking?: Asking): Promise<Reply>;
  /** Follows a link that the directory gave. */
  follow(link: string, asking?: Asking): Promise<Reply>;
}

/** One certificate for all tests of a file: making one takes longer than a test. */
export const certificate = await applicationCertificate("tests");

/** The permissions of an application that may do everything, save what directory roles are for. */
export const everything: readonly string[] = [
  "User.ReadWrite.All",
  "User.Read.All",
  "User.DeleteRestore.All",
  "User-LifeCycleInfo.ReadWrite.All",
  "User-PasswordProfile.ReadWrite.All",
  "Group.ReadWrite.All",
  "Directory.ReadWrite.All",
  "LicenseAssignment.ReadWrite.All",
  "Organization.Read.All",
  "Domain.Read.All",
  "AuditLog.Read.All",
  "IdentityRiskEvent.Read.All",
  "IdentityRiskyUser.Read.All",
  "PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup",
];

/** The organisations of the tests: two that are open, one that is closed. */
export const organisations = [
  { code: "RQQ", name: "Fictional Hospitals NHS Trust" },
  { code: "RZZ", name: "Imaginary Community NHS Trust" },
  { code: "RXX", name: "Former NHS Trust", closed: true },
];

/** Starts a directory without lag or mischief unless told; what it answered is judged when the test ends. */
export async function stage(options: Partial<NationalDirectoryOptions> = {}): Promise<Stage> {
  const exchanges: Exchange[] = [];
  const wrong = new Set<string>();
  const directory = await startNationalDirectory({
    organisations,
    clock: virtualClock("2026-09-01T08:00:00Z"),
    lag: noLag,
    delta: plainHabits,
    observe: (exchange) => exchanges.push(exchange),
    ...options,
  });
  const application = directory.register({
    permissions: everything,
    certificate: certificate.certificate,
    directoryRoles: ["User Administrator"],
  });
  const ask: Stage["ask"] = async (method, path, asking = {}) => {
    const token = await directory.tokenFor(asking.as ?? application);
    const id = `${wrong.size}-${exchanges.length}-${method}`;
    if (asking.wrong) wrong.add(id);
    const type = asking.body === undefined ? {} : { "content-type": "application/json" };
    const headers = {
      authorization: `Bearer ${token}`,
      "client-request-id": id,
      ...type,
      ...asking.headers,
    };
    return send(directory, { method, path: `/v1.0${path}`, headers, body: asking.body });
  };
  return {
    directory,
    application,
    ask,
    follow: (link, asking) => {
      expect(link).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\//);
      return ask("GET", link.slice("https://graph.microsoft.com/v1.0".length), asking);
    },
    [Symbol.asyncDispose]: async () => {
      await directory.stop();
      expect(judgeAnswers(exchanges).faults).toEqual([]);
      const meant = exchanges.filter(
        ({ request: { headers } }) => !wrong.has(headers["client-request-id"] ?? ""),
      );
      expect(faultsOfRequests(meant)).toEqual([]);
    },
  };
}

/** A request as it goes over the wire. */
export interface Sending {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: object | string | undefined;
}

/** Sends a request over TLS, trusting the directory's own authority only. */
export function send(
  { url, ca }: NationalDirectory,
  { method, path, headers, body }: Sending,
): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const sent = request(`${url}${path}`, { method, headers, ca, agent: false }, (answer) => {
    const parts: Buffer[] = [];
    answer.on("data", (part: Buffer) => parts.push(part));
    answer.on("error", reject);
    answer.on("end", () => {
      const text = Buffer.concat(parts).toString();
      const given = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
      resolve({
        status: answer.statusCode ?? 0,
        headers: Object.fromEntries(given),
        body: parsed(text),
        text,
      });
    });
  });
  sent.on("error", reject);
  sent.end(typeof body === "object" ? JSON.stringify(body) : body);
  return promise;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A user as `POST /users` takes one. */
export function newUser(name: string, further: object = {}): object {
  return {
    accountEnabled: true,
    displayName: name,
    mailNickname: name,
    userPrincipalName: `${name}@nhs.net`,
    passwordProfile: { password: "three-random-words", forceChangePasswordNextSignIn: true },
    ...further,
  };
}
