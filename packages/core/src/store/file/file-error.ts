import { ConnectorError, type ConnectorErrorCode, type ErrorEffect } from "../../errors.ts";

const codes: Readonly<Record<string, ConnectorErrorCode>> = {
  ENOSPC: "quota",
  EDQUOT: "quota",
  EFBIG: "quota",
  EACCES: "permission-denied",
  EPERM: "permission-denied",
  EROFS: "permission-denied",
};

const advice: Partial<Record<ConnectorErrorCode, string>> = {
  quota: "Free some space where the store lies, then go on; nothing that was committed is lost.",
  "permission-denied": "Let the account that runs Rollcall write in the folder of the store.",
};

/** Turns an error of the file system into a ConnectorError; leaves one that is a ConnectorError as it is. */
export function fileError(
  doing: string,
  cause: unknown,
  effect: ErrorEffect = "none",
): ConnectorError {
  if (ConnectorError.is(cause)) return cause;
  const native = nativeCode(cause);
  const code = (native !== undefined && codes[native]) || "unavailable";
  return new ConnectorError({
    code,
    message: `the store could not ${doing}${native === undefined ? "" : ` (${native})`}`,
    retry: "never",
    effect,
    scope: "system",
    native,
    advice:
      advice[code] ?? "Check the disk and the folder of the store, then open the store again.",
    cause,
  });
}

/** Reads the code of a system error, such as `ENOENT`. */
export function nativeCode(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}
