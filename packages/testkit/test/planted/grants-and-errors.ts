import { ConnectorError, type Receipt, type TargetSession, withSecret } from "@rollcall/core";
import { lease } from "../lease.ts";
import { memorySubject } from "../memory-subject.ts";
import { over, overWrite, type Planted, plant } from "./planted.ts";

type Credentials = NonNullable<TargetSession["credentials"]>;
type TimedGrants = NonNullable<TargetSession["timedGrants"]>;

const bare = (operation: string): Receipt => ({
  operation,
  status: "done",
  at: "2026-11-21T07:00:00Z",
});

/** Faults in credentials and timed grants. */
export const plantedInGrants: readonly Planted[] = [
  inCredentials(
    "tells the password",
    "a password is set, and the receipt says so without it",
    (part) => ({
      ...part,
      setPassword: async (ref, password, ...rest) => {
        const text = withSecret(password, (bytes) => new TextDecoder().decode(bytes));
        return { ...(await part.setPassword(ref, password, ...rest)), problem: text };
      },
    }),
  ),
  inCredentials(
    "tells a password that it refuses",
    "a password that breaks the policy is refused, without a word of it",
    (part) => ({
      ...part,
      setPassword: async (ref, password, ...rest) => {
        const text = withSecret(password, (bytes) => new TextDecoder().decode(bytes));
        return part.setPassword(ref, password, ...rest).catch((error: ConnectorError) => {
          throw error.code === "password-policy"
            ? new ConnectorError({ code: error.code, advice: text })
            : error;
        });
      },
    }),
  ),
  inCredentials(
    "sets passwords with any lease",
    "a password is not set with a forged lease",
    (part) => ({
      ...part,
      setPassword: (ref, password, _, options) => part.setPassword(ref, password, lease, options),
    }),
  ),
  inCredentials(
    "sets the password of nobody",
    "the password of an account that never was cannot be set",
    (part) => ({
      ...part,
      setPassword: async (ref, ...rest) =>
        ref.stable === "nobody" ? bare("password") : part.setPassword(ref, ...rest),
    }),
  ),
  inCredentials(
    "unlocks only what is locked",
    "an account that is not locked can be unlocked without harm",
    (part) => ({
      ...part,
      unlock: async () => {
        throw new ConnectorError({ code: "precondition-failed" });
      },
    }),
  ),
  inTimedGrants(
    "grants for good",
    "a timed grant is held until its end, and taken back by the target itself",
    (part) => ({
      grantUntil: ({ until, ...grant }, ...rest) => {
        const future = Date.parse(until) > Date.parse("2026-11-21T07:00:00Z");
        return part.grantUntil(
          { ...grant, until: future ? "2126-01-01T00:00:00Z" : until },
          ...rest,
        );
      },
    }),
  ),
  inTimedGrants(
    "grants anew what is granted",
    "the same timed grant twice is already done",
    (part) => ({
      grantUntil: async (...call) => ({ ...(await part.grantUntil(...call)), status: "done" }),
    }),
  ),
  inTimedGrants(
    "grants what is over",
    "a timed grant that has ended before it begins is refused",
    (part) => ({
      grantUntil: (...call) =>
        part.grantUntil(...call).catch((error: ConnectorError) => {
          if (error.code !== "invalid-value") throw error;
          return bare("grant");
        }),
    }),
  ),
  inTimedGrants(
    "grants with any lease",
    "a timed grant is not made with a forged lease",
    (part) => ({
      grantUntil: (grant, _, options) => part.grantUntil(grant, lease, options),
    }),
  ),
];

/** Faults in failing. */
export const plantedInErrors: readonly Planted[] = [
  plant(
    "tells the value that was asked for",
    "a scan for an attribute that the schema does not have is refused, without the value",
    (connector) =>
      over(connector, ({ read }) => ({
        read: {
          ...read,
          async *scan(query) {
            try {
              yield* read.scan(query);
            } catch (error) {
              const { code } = error as ConnectorError;
              if (code !== "unknown-attribute") throw error;
              throw new ConnectorError({ code, message: JSON.stringify(query?.where) });
            }
          },
        },
      })),
  ),
  plant(
    "tells the values of a write that fails",
    "an error of a write says nothing of the values",
    (connector) =>
      overWrite(connector, (execute, operation) =>
        execute(operation).catch((error: ConnectorError) => {
          const { code } = error;
          throw new ConnectorError({ code, advice: JSON.stringify(operation) });
        }),
      ),
  ),
  plant(
    "fails with something else",
    "an error of a write says nothing of the values",
    (connector) =>
      overWrite(connector, (execute, operation) =>
        execute(operation).catch((error: ConnectorError) => {
          const list = operation.kind === "create" && Array.isArray(operation.attributes.title);
          throw list ? new TypeError("not a text") : error;
        }),
      ),
  ),
  {
    fault: "opens a system that is not there",
    breaks: ["a system that is not there is unavailable, and nothing is done about it in vain"],
    kind: "target",
    prepare: () => ({ ...memorySubject(), unreachable: memorySubject().connector }),
  },
];

function inCredentials(
  fault: string,
  breaks: string,
  change: (part: Credentials) => Credentials,
): Planted {
  return plant(fault, breaks, (connector) =>
    over(connector, ({ credentials }) => ({ credentials: credentials && change(credentials) })),
  );
}

function inTimedGrants(
  fault: string,
  breaks: string,
  change: (part: TimedGrants) => TimedGrants,
): Planted {
  return plant(fault, breaks, (connector) =>
    over(connector, ({ timedGrants }) => ({ timedGrants: timedGrants && change(timedGrants) })),
  );
}
