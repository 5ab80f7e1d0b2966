import { dayAt } from "./bytes/day.ts";
import type { Decoder } from "./bytes/decode.ts";
import { type Key, keyAt } from "./bytes/key.ts";
import { isDigits, type Row } from "./bytes/row.ts";
import { isSpineUuid, niNumberAt } from "./identifier.ts";
import type { InterfaceLayout, RecordLayout } from "./layout/layout.ts";
import type {
  AssignmentRow,
  EvidenceRow,
  LocationRow,
  OrganisationRow,
  PersonRow,
  PositionRow,
} from "./record.ts";

/** Turns split rows into records; only the fields that are named here are decoded. */
export interface RecordReader {
  person(row: Row): PersonRow;
  /** `positionName` and `jobName` are decoded only when `knows` does not know the position. */
  assignment(row: Row, knows?: (positionId: Key) => boolean): AssignmentRow;
  position(row: Row): PositionRow;
  organisation(row: Row): OrganisationRow;
  location(row: Row): LocationRow;
  /** What of a person row tells which human it is of. */
  evidence(row: Row): EvidenceRow;
}

/** Makes the reader for a layout. Without `niNumbers` that field is not decoded. */
export function createRecordReader(
  layout: InterfaceLayout,
  decoder: Decoder,
  niNumbers: boolean,
): RecordReader {
  const { records } = layout;
  return {
    person: personReader(records.person, decoder, niNumbers),
    assignment: assignmentReader(records.assignment, decoder),
    position: positionReader(records.position, decoder),
    organisation: organisationReader(records.organisation, decoder),
    location: locationReader(records.location, decoder),
    evidence: evidenceReader(records.person, decoder, niNumbers),
  };
}

type Columns = Readonly<Record<string, number>>;

function columnsOf({ fields }: RecordLayout): (name: string) => number {
  const columns: Columns = fields;
  return (name) => columns[name] as number;
}

function personReader(
  layout: RecordLayout,
  { text, shared, load, part }: Decoder,
  niNumbers: boolean,
): RecordReader["person"] {
  const at = columnsOf(layout);
  const [id, from, to, employeeNumber] = [at("id"), at("from"), at("to"), at("employeeNumber")];
  const [title, lastName, firstName] = [at("title"), at("lastName"), at("firstName")];
  const [middleNames, maidenName] = [at("middleNames"), at("maidenName")];
  const [preferredName, previousLastName] = [at("preferredName"), at("previousLastName")];
  const [birthDate, niNumber, nhsUniqueId] = [at("birthDate"), at("niNumber"), at("nhsUniqueId")];
  const [hireDate, terminationDate] = [at("hireDate"), at("terminationDate")];
  const [spineUuid, systemPersonType] = [at("spineUuid"), at("systemPersonType")];
  return (row) => {
    // Nothing but dates stands between these that is not read all the same.
    load(row, id, previousLastName);
    return {
      id: keyAt(row, id),
      idText: part(row, id),
      from: dayAt(row, from),
      to: dayAt(row, to),
      employeeNumber: part(row, employeeNumber),
      title: shared(row, title),
      lastName: part(row, lastName),
      firstName: part(row, firstName),
      middleNames: part(row, middleNames),
      maidenName: part(row, maidenName),
      preferredName: part(row, preferredName),
      previousLastName: part(row, previousLastName),
      birthDate: dayAt(row, birthDate),
      niNumber: niNumbers ? niNumberAt(row, niNumber) : "",
      nhsUniqueId: isDigits(row, nhsUniqueId) ? text(row, nhsUniqueId) : "",
      hireDate: dayAt(row, hireDate),
      terminationDate: dayAt(row, terminationDate),
      spineUuid: isSpineUuid(row, spineUuid) ? text(row, spineUuid) : "",
      systemPersonType: shared(row, systemPersonType),
    };
  };
}

function evidenceReader(
  layout: RecordLayout,
  { text }: Decoder,
  niNumbers: boolean,
): RecordReader["evidence"] {
  const at = columnsOf(layout);
  const [id, birthDate, niNumber] = [at("id"), at("birthDate"), at("niNumber")];
  const [nhsUniqueId, spineUuid] = [at("nhsUniqueId"), at("spineUuid")];
  return (row) => ({
    id: keyAt(row, id),
    birthDate: dayAt(row, birthDate),
    niNumber: niNumbers ? niNumberAt(row, niNumber) : "",
    nhsUniqueId: isDigits(row, nhsUniqueId) ? text(row, nhsUniqueId) : "",
    spineUuid: isSpineUuid(row, spineUuid) ? text(row, spineUuid) : "",
  });
}

function assignmentReader(
  layout: RecordLayout,
  { text, shared, again }: Decoder,
): RecordReader["assignment"] {
  const at = columnsOf(layout);
  const [id, personId, from, to] = [at("id"), at("personId"), at("from"), at("to")];
  const [earliestStart, systemStatus] = [at("earliestStart"), at("systemStatus")];
  const [userStatus, locationId, supervisorId] = [
    at("userStatus"),
    at("locationId"),
    at("supervisorId"),
  ];
  const [primary, fte, organisationId] = [at("primary"), at("fte"), at("organisationId")];
  const [positionId, positionName, jobName] = [at("positionId"), at("positionName"), at("jobName")];
  const [projectedHireDate, lastWorkingDay] = [at("projectedHireDate"), at("lastWorkingDay")];
  const endDate = at("endDate");
  const last = { system: "", user: "", primary: "" };
  return (row, knows) => {
    last.system = again(row, systemStatus, last.system);
    last.user = again(row, userStatus, last.user);
    last.primary = again(row, primary, last.primary);
    const position = keyAt(row, positionId);
    const known = position > 0 && knows?.(position);
    return {
      id: keyAt(row, id),
      idText: text(row, id),
      personId: keyAt(row, personId),
      from: dayAt(row, from),
      to: dayAt(row, to),
      earliestStart: dayAt(row, earliestStart),
      systemStatus: last.system,
      userStatus: last.user,
      locationId: keyAt(row, locationId),
      supervisorId: keyAt(row, supervisorId),
      primary: last.primary,
      fte: shared(row, fte),
      organisationId: keyAt(row, organisationId),
      positionId: position,
      positionName: known ? "" : shared(row, positionName),
      jobName: known ? "" : shared(row, jobName),
      projectedHireDate: dayAt(row, projectedHireDate),
      lastWorkingDay: dayAt(row, lastWorkingDay),
      endDate: dayAt(row, endDate),
    };
  };
}

function positionReader(layout: RecordLayout, { text, shared }: Decoder): RecordReader["position"] {
  const at = columnsOf(layout);
  return (row) => ({
    id: keyAt(row, at("id")),
    from: dayAt(row, at("from")),
    to: dayAt(row, at("to")),
    number: text(row, at("number")),
    name: text(row, at("name")),
    staffGroup: shared(row, at("staffGroup")),
    jobRole: shared(row, at("jobRole")),
  });
}

function organisationReader(
  layout: RecordLayout,
  { text, shared }: Decoder,
): RecordReader["organisation"] {
  const at = columnsOf(layout);
  return (row) => ({
    id: keyAt(row, at("id")),
    from: dayAt(row, at("from")),
    to: dayAt(row, at("to")),
    name: text(row, at("name")),
    parentId: keyAt(row, at("parentId")),
    odsCode: shared(row, at("odsCode")),
  });
}

function locationReader(layout: RecordLayout, { text }: Decoder): RecordReader["location"] {
  const at = columnsOf(layout);
  return (row) => ({
    id: keyAt(row, at("id")),
    from: 0,
    to: 0,
    code: text(row, at("code")),
    description: text(row, at("description")),
  });
}
