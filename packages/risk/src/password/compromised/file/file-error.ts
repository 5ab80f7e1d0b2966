import { ConnectorError, type ConnectorErrorCode } from "@rollcall/core";

const meanings: Readonly<Record<string, readonly [ConnectorErrorCode, string]>> = {
  ENOENT: [
    "not-found",
    "See that the file or folder is there. A set is built with rollcall-compromised-set build.",
  ],
  EISDIR: ["not-found", "Name a file, and not a folder."],
  ENOTDIR: ["not-found", "Name a folder, and not a file."],
  EACCES: ["permission-denied", "Let this process read and write there."],
  EPERM: [
    "permission-denied",
    "Let this process read and write there, and close what has the file open.",
  ],
  ENOSPC: [
    "quota",
    "Make room on the disk: a build needs about 11 bytes for each line of the list.",
  ],
};

/** Makes the error for a file that the system would not read or write, or gives back a ConnectorError as it is. */
export function fileError(file: string, cause: unknown): ConnectorError {
  if (ConnectorError.is(cause)) return cause;
  const native = (cause as NodeJS.ErrnoException).code ?? "unknown";
  const [code, advice] = meanings[native] ?? [
    "unavailable",
    "See that the disk is there and sound.",
  ];
  return new ConnectorError({
    code,
    scope: "system",
    message: `${file} cannot be read or written (${native})`,
    advice,
    native,
    where: { file },
    cause,
  });
}
