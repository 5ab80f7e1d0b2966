import type { Fields } from "../../input/field-reader.ts";
import type { ParseSignInOptions } from "../../sign-in/parse-sign-in.ts";
import type { SignIn } from "../../sign-in/sign-in.ts";
import { listIn, textIn } from "../event-field.ts";
import { type MethodNames, standardMethods } from "./claimed-method.ts";
import { claimsSignIn } from "./claims-sign-in.ts";
import type { SignInRequest } from "./request.ts";

/**
 * Reads the claims of NHS CIS2 Authentication: those of the ID token, and where they were fetched those of the user
 * info in the same object. The subject is the person's Spine UUID (`nhsid_useruid`, `uid` or `sub`); organisation and
 * role are those of the role that was selected, or of the only one. Otherwise as {@link oidcSignIn}. All ways into CIS2
 * take several factors in one step, so `stepUp` is not set.
 */
export function cis2SignIn(
  claims: unknown,
  request: SignInRequest = {},
  options: ParseSignInOptions = {},
): SignIn | undefined {
  const subject = ["nhsid_useruid", "uid", "sub"];
  return claimsSignIn(claims, request, { ...options, subject, methods, person });
}

/**
 * The last part of CIS2's `acr` values such as `AAL3_CIS2_SMARTCARD`, which `amr` holds by itself, as
 * `["N3_SMARTCARD"]`.
 */
const methods: MethodNames = {
  N3_SMARTCARD: "smartcard",
  CIS2_SMARTCARD: "smartcard",
  SMARTCARD: "smartcard",
  FIDO2: "passkey",
  TOTP: "otp",
  ...standardMethods,
};

function person(claims: Fields): Pick<SignIn, "organisation" | "role"> {
  const roles = listIn(claims, "nhsid_nrbac_roles", mostRoles);
  const selected = textIn(claims, "selected_roleid");
  const role =
    selected === undefined && roles.length === 1
      ? roles[0]
      : roles.find((one) => selected !== undefined && textIn(one, "person_roleid") === selected);
  const organisation = textIn(role, "org_code");
  const name = textIn(role, "role_name");
  return {
    ...(organisation !== undefined && { organisation }),
    ...(name !== undefined && { role: name }),
  };
}

/** A locum may have dozens. */
const mostRoles = 1000;
