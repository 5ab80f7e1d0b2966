/** The values of an event 4624, of a person who does not exist; in the order in which Windows writes them. */
export const logonValues = {
  SubjectUserSid: "S-1-5-18",
  SubjectUserName: "ZZ99-WS-0042$",
  SubjectDomainName: "ZZ99",
  SubjectLogonId: "0x3e7",
  TargetUserSid: "S-1-5-21-3457937927-2839227994-823803824-1104",
  TargetUserName: "Quentin.Zebedee",
  TargetDomainName: "ZZ99",
  TargetLogonId: "0x8dcdc",
  LogonType: "2",
  LogonProcessName: "User32",
  AuthenticationPackageName: "Negotiate",
  WorkstationName: "ZZ99-WS-0042",
  LogonGuid: "{00000000-0000-0000-0000-000000000000}",
  TransmittedServices: "-",
  LmPackageName: "-",
  KeyLength: "0",
  ProcessId: "0x44c",
  ProcessName: "C:\\Windows\\System32\\svchost.exe",
  IpAddress: "127.0.0.1",
  IpPort: "0",
};

/** The values of an event 4625. */
export const failureValues = {
  ...logonValues,
  TargetUserSid: "S-1-0-0",
  LogonType: "3",
  Status: "0xc000006d",
  FailureReason: "%%2313",
  SubStatus: "0xc000006a",
  IpAddress: "192.0.2.40",
  TargetLogonId: undefined,
};

/** The values of events 4768 and 4771, which differ in little. */
export const ticketValues = {
  TargetUserName: "quentin.zebedee",
  TargetDomainName: "ZZ99.EXAMPLE",
  TargetSid: "S-1-5-21-3457937927-2839227994-823803824-1104",
  ServiceName: "krbtgt",
  TicketOptions: "0x40810010",
  Status: "0x0",
  TicketEncryptionType: "0x12",
  PreAuthType: "2",
  IpAddress: "::ffff:10.0.0.12",
  IpPort: "49273",
  CertIssuerName: "",
  CertSerialNumber: "",
  CertThumbprint: "",
};

/** Puts values into the event's own XML, as an XML parser gives it. */
export function xmlEvent(
  id: number,
  values: object,
  system: object = {},
): Readonly<Record<string, unknown>> {
  return {
    Event: {
      System: {
        Provider: { Name: "Microsoft-Windows-Security-Auditing" },
        EventID: id,
        Version: 2,
        TimeCreated: { SystemTime: "2026-11-21T08:15:10.495462300Z" },
        EventRecordID: "166708",
        Channel: "Security",
        Computer: "DC01.zz99.example",
        ...system,
      },
      EventData: {
        Data: Object.entries(values).map(([Name, value]) => ({ Name, "#text": value })),
      },
    },
  };
}
