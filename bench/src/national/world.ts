import {
  applicationCertificate,
  type NationalDirectory,
  noLag,
  plainHabits,
  startNationalDirectory,
  virtualClock,
} from "@rollcall/testkit/national-directory";

/** A directory of so many accounts, and how to be let in. */
export interface World {
  readonly directory: NationalDirectory;
  token(): Promise<string>;
  /** Changes accounts from outside, evenly spread, and gives their identifiers. */
  disturb(count: number): readonly string[];
}

const code = "RQQ";
/** What every account's job title is, and what it is to be again after it was changed. */
export const title = "Staff Nurse";

/** Starts a directory whose limits refuse nobody: only requests are counted. */
export async function startWorld(people: number): Promise<World> {
  const directory = await startNationalDirectory({
    organisations: [{ code, name: "Fictional Hospitals NHS Trust" }],
    people: Array.from({ length: people }, (_, number) => ({
      id: idOf(number),
      givenName: "Ada",
      surname: `Quill${lettersOf(number)}`,
      organisation: code,
      properties: { jobTitle: title },
    })),
    clock: virtualClock("2026-11-21T07:00:00Z"),
    lag: noLag,
    delta: plainHabits,
    throttle: { off: true },
  });
  const { certificate } = await applicationCertificate("bench");
  const application = directory.register({
    permissions: ["User.ReadWrite.All", "Directory.ReadWrite.All"],
    certificate,
  });
  const token = await directory.tokenFor(application);
  return {
    directory,
    token: async () => token,
    disturb: (count) => {
      const ids = Array.from({ length: count }, (_, at) => idOf(Math.floor((at * people) / count)));
      for (const id of ids) directory.outside.change(id, { jobTitle: "Somebody" });
      return ids;
    },
  };
}

function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

/** Names have no digits, since the portal numbers namesakes. */
function lettersOf(number: number): string {
  return [...number.toString(26)]
    .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))
    .join("");
}
