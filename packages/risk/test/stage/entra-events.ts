/** A `signIn` as Graph's beta writes it, of a person who does not exist; a test changes what it is about. */
export const entraEvent = {
  "@odata.type": "#microsoft.graph.signIn",
  id: "66ea54eb-6301-4ee5-be62-ff5a759b0100",
  createdDateTime: "2026-11-21T08:15:21.5077253Z",
  userDisplayName: "Quentin Zebedee",
  userPrincipalName: "quentin.zebedee@zz99.example",
  userId: "0000AAAA-11bb-22cc-33dd-444455556666",
  appId: "00000002-0000-0ff1-ce00-000000000000",
  appDisplayName: "Office 365 Exchange Online",
  ipAddress: "192.0.2.17",
  ipAddressFromResourceProvider: null,
  clientAppUsed: "Browser",
  userAgent:
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
  correlationId: "17c47d3c-593d-4d08-ac20-813892b87e42",
  conditionalAccessStatus: "success",
  isInteractive: true,
  signInEventTypes: ["interactiveUser"],
  sessionId: "0019c48e-7f2a-4e2c-8a64-1b6a2f0c9d11",
  servicePrincipalId: "",
  servicePrincipalName: null,
  authenticationProtocol: "none",
  authenticationRequirement: "multiFactorAuthentication",
  authenticationMethodsUsed: [],
  autonomousSystemNumber: 64_500,
  riskLevelDuringSignIn: "none",
  status: { errorCode: 0, failureReason: "Other.", additionalDetails: null },
  deviceDetail: {
    deviceId: "34390ed6-52b3-4102-aeff-aad2292abac3",
    displayName: "ZZ99-WS-0042",
    operatingSystem: "Windows 11",
    browser: "Edge 141.0.3537",
    isCompliant: true,
    isManaged: true,
    trustType: "Hybrid Azure AD joined",
  },
  location: {
    city: "Liverpool",
    state: "Merseyside",
    countryOrRegion: "GB",
    geoCoordinates: { altitude: null, latitude: 53.4106, longitude: -2.9779 },
  },
  authenticationDetails: [
    {
      authenticationStepDateTime: "2026-11-21T08:15:10Z",
      authenticationMethod: "Password",
      authenticationMethodDetail: "Password in the cloud",
      succeeded: true,
      authenticationStepResultDetail: "Correct password",
      authenticationStepRequirement: "Primary authentication",
    },
    {
      authenticationStepDateTime: "2026-11-21T08:15:20Z",
      authenticationMethod: "Mobile app notification",
      authenticationMethodDetail: null,
      succeeded: true,
      authenticationStepResultDetail: "MFA completed in Azure AD",
      authenticationStepRequirement: "Multifactor authentication",
    },
  ],
};

/** The same attempt as v1.0 has it: without steps, session, network and the browser's text. */
export const entraEventV1 = without(entraEvent, [
  "userAgent",
  "signInEventTypes",
  "sessionId",
  "servicePrincipalId",
  "servicePrincipalName",
  "authenticationProtocol",
  "authenticationRequirement",
  "authenticationMethodsUsed",
  "autonomousSystemNumber",
  "authenticationDetails",
]);

function without(event: object, names: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(event).filter(([name]) => !names.includes(name)));
}
