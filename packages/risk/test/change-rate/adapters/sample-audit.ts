/** A directoryAudit of Graph, as far as it is looked at; anything may be put in place of a field. */
export type SampleAudit = Readonly<Record<string, unknown>>;

const administrator = "0b6e4c1a-0000-4000-8000-000000000001";

/** The object id of the account that samples change. */
export const member = "0b6e4c1a-0000-4000-8000-00000000000a";

/** Makes one of its modified properties, quoted as Graph quotes them. */
export function modified(
  displayName: string,
  newValue: string | null,
  oldValue: string | null = null,
) {
  const quoted = (value: string | null) => (value === null ? null : JSON.stringify(value));
  return { displayName, oldValue: quoted(oldValue), newValue: quoted(newValue) };
}

/** Makes one of its target resources. */
export function resource(type: string, id: string, modifiedProperties: readonly unknown[] = []) {
  return {
    id,
    displayName: null,
    type,
    userPrincipalName: null,
    groupType: null,
    modifiedProperties,
  };
}

/** Makes a directoryAudit with the fields that Graph gives. */
export function sampleAudit(activityDisplayName: string, more: SampleAudit = {}): SampleAudit {
  return {
    id: `Directory_${activityDisplayName}_1`,
    category: "UserManagement",
    correlationId: "7d3c9a52-0000-4000-8000-000000000002",
    result: "success",
    resultReason: "",
    activityDisplayName,
    activityDateTime: "2026-11-21T12:00:00.1234567Z",
    loggedByService: "Core Directory",
    operationType: "Update",
    initiatedBy: {
      app: null,
      user: {
        id: administrator,
        displayName: null,
        userPrincipalName: "b.hughes@trust.nhs.example",
        ipAddress: "192.0.2.7",
      },
    },
    targetResources: [resource("User", member)],
    additionalDetails: [],
    ...more,
  };
}
