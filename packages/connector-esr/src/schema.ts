import type { AttributeSchema, Schema } from "@rollcall/core";

const text: AttributeSchema = { type: "string", readOnly: true };
const texts: AttributeSchema = { type: "string", cardinality: "set", readOnly: true };
const number: AttributeSchema = { type: "number", readOnly: true };
const flag: AttributeSchema = { type: "boolean", readOnly: true };

/** The fields of a person that ESR supplies; those of an assignment stand under `assignments`. */
export const personSchema: Schema = {
  kinds: {
    person: {
      attributes: {
        id: { ...text, unique: true, required: true },
        identifiers: texts,
        "names.legal.given": text,
        "names.legal.middle": text,
        "names.legal.family": { ...text, required: true },
        "names.legal.title": text,
        "names.preferred.given": text,
        "names.preferred.family": text,
        "names.previous": texts,
        birthDate: text,
        "assignments.id": text,
        "assignments.organisation.ods": text,
        "assignments.organisation.name": text,
        "assignments.organisation.vpd": text,
        "assignments.organisation.department": text,
        "assignments.position.number": text,
        "assignments.position.title": text,
        "assignments.position.staffGroup": text,
        "assignments.position.jobRole": text,
        "assignments.location.code": text,
        "assignments.location.name": text,
        "assignments.managerId": { ...text, reference: true },
        "assignments.fte": number,
        "assignments.start": text,
        "assignments.end": text,
        "assignments.lastWorkingDay": text,
        "assignments.status": text,
        "assignments.statusReason": text,
        "assignments.primary": flag,
      },
    },
  },
};
