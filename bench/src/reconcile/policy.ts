import {
  byIdentifier,
  definePolicy,
  owned,
  type Policy,
  type PolicyContext,
  type TargetPolicy,
} from "@rollcall/core";

const post = (context: PolicyContext) => context.primary;
const department = (context: PolicyContext): string => post(context)?.organisation.department ?? "";
const title = (context: PolicyContext): string => post(context)?.position.title ?? "";
const place = (context: PolicyContext): string => post(context)?.location?.name ?? "";

/** Seventeen attributes and five groups, as a trust's policy has. */
export const directoryPolicy: TargetPolicy = {
  correlate: [byIdentifier({ system: "employee", attribute: "employeeNumber" })],
  lifecycle: { retainDays: "forever" },
  attributes: {
    userName: owned(({ id }) => id),
    displayName: owned(({ names: { legal } }) => `${legal.family}, ${legal.given}`),
    givenName: owned(({ names }) => names.legal.given),
    familyName: owned(({ names }) => names.legal.family),
    title: owned((_, context) => title(context)),
    department: owned((_, context) => department(context)),
    location: owned((_, context) => place(context)),
    telephone: owned((_, context) => post(context)?.position.number),
    mail: owned(({ id }) => `${id}@example.nhs.uk`),
    company: owned(() => "Ambleford NHS Trust"),
    employeeNumber: owned(({ id }) => id),
    managerNumber: owned((_, context) => post(context)?.managerId),
    initials: owned(({ names }) => names.legal.given.slice(0, 1)),
    office: owned((_, context) => place(context).slice(0, 7)),
    description: owned((_, context) => `${title(context)}, ${department(context)}`),
    country: owned(() => "GB"),
    homeFolder: owned(({ id }) => `/home/${id}`),
  },
  entitlements: {
    owns: ({ id }) => id.startsWith("grp-"),
    holds: (_, context) =>
      (post(context)?.position.jobRole ?? "").split("|").map((id) => ({ kind: "group", id })),
  },
};

/** {@link directoryPolicy} as the one target of a policy. */
export const policy: Policy = definePolicy({
  name: "bench",
  targets: { directory: directoryPolicy },
});
