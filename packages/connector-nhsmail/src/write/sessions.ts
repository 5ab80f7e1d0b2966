import { ConnectorError, type SideEffect } from "@rollcall/core";
import { askAbout } from "./ask.ts";
import { type Call, pause } from "./call.ts";

const mostTries = 4;

/**
 * Ends the sessions of an account that was just disabled, so that nobody goes on for the hour that a token lives. Never
 * fails, since the account is closed: gives what a person should know when it could not be done.
 */
export async function revokeSessions(call: Call, stable: string): Promise<SideEffect | undefined> {
  const path = ["users", stable, "revokeSignInSessions"];
  for (let tries = 1; ; tries++) {
    try {
      const request = { method: "POST", path, repeatable: true } as const;
      const answer = await askAbout(call, stable, request);
      if (answer.status < 300) return undefined;
    } catch (error) {
      if (!ConnectorError.is(error)) throw error;
      if (tries < mostTries && error.code !== "cancelled") {
        await pause(call, 1000 * 2 ** tries).catch(() => undefined);
        continue;
      }
    }
    return notRevoked;
  }
}

const notRevoked: SideEffect = {
  what: "the account is disabled, and its sessions could not be revoked: tokens that were given live on for about an hour",
};
