import { ConnectorError } from "@rollcall/core";
import type { SignIn } from "../sign-in/sign-in.ts";

/** Gives an event back. Throws `invalid-value` for one without a subject or a time. */
export function withSubject(event: SignIn): SignIn {
  if (event.subject !== "" && event.subject.length <= 1024 && Number.isFinite(event.at))
    return event;
  throw new ConnectorError({
    code: "invalid-value",
    message: "a sign-in has no subject of 1 to 1,024 characters, or no time",
    advice: "Check events with parseSignIn before they are weighed.",
  });
}
