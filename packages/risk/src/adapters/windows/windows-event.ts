import type { Fields } from "../../input/field-reader.ts";
import { signInReader } from "../../sign-in/sign-in-reader.ts";
import { instantIn, listIn, textIn } from "../event-field.ts";

/** An event of a Windows log, whatever wrote it down. */
export interface WindowsEvent {
  readonly id: number;
  /** In milliseconds since 1970. */
  readonly at: number;
  /** The computer that wrote it, in small letters. */
  readonly computer: string;
  /** The number of the record in that computer's log. */
  readonly record: string;
  /** The named values; none for `-`, which Windows writes for nothing. */
  readonly value: (name: string) => string | undefined;
}

/**
 * Reads an event in one of the forms in which they are commonly sent on: `{ System, EventData }` as an XML parser gives
 * the event's own XML, alone or in `Event`, with the values as a record or as a list of `{ Name, #text }`; Winlogbeat's
 * `{ winlog: { event_id, event_data, … } }`; and one flat object, as NXLog and Azure's table SecurityEvent have it.
 * Throws `invalid-value` for anything else.
 */
export function windowsEvent(input: unknown): WindowsEvent {
  const outer = signInReader.neededFields(input, "");
  const winlog = signInReader.fields(outer.winlog, "winlog");
  if (winlog) return ofWinlogbeat(outer, winlog);
  const event = signInReader.fields(outer.Event, "Event") ?? outer;
  const system = signInReader.fields(event.System, "System");
  return system ? ofXml(event, system) : ofFlat(outer);
}

function ofXml(event: Fields, system: Fields): WindowsEvent {
  const created = signInReader.fields(system.TimeCreated, "TimeCreated");
  const values = valuesOf(event.EventData);
  return made(values, {
    id: contentOf(system.EventID),
    at: instantIn(attributesOf(created), "SystemTime"),
    computer: contentOf(system.Computer),
    record: contentOf(system.EventRecordID),
  });
}

function ofWinlogbeat(outer: Fields, winlog: Fields): WindowsEvent {
  return made(signInReader.fields(winlog.event_data, "event_data") ?? {}, {
    id: winlog.event_id,
    at: instantIn(outer, "@timestamp"),
    computer: winlog.computer_name,
    record: winlog.record_id,
  });
}

function ofFlat(event: Fields): WindowsEvent {
  const time = ["TimeCreated", "TimeGenerated", "EventTime"].find((name) => name in event);
  return made(event, {
    id: event.EventID,
    at: instantIn(event, time ?? "TimeCreated"),
    computer: event.Computer ?? event.Hostname,
    record: event.EventRecordID ?? event.EventRecordId ?? event.RecordNumber,
  });
}

interface Head {
  readonly id: unknown;
  readonly at: number;
  readonly computer: unknown;
  readonly record: unknown;
}

function made(values: Fields, { id, at, computer, record }: Head): WindowsEvent {
  const number = wholeText(id);
  if (number === undefined) throw signInReader.fault("EventID", "must be a whole number");
  if (typeof computer !== "string" || computer === "")
    throw signInReader.fault("Computer", "is missing");
  const position = wholeText(record);
  if (position === undefined) throw signInReader.fault("EventRecordID", "must be a whole number");
  const value = (name: string): string | undefined => {
    const found = values[name];
    const text = typeof found === "number" ? String(found) : textIn({ found }, "found");
    return text === undefined || text.trim() === "-" ? undefined : text;
  };
  return { id: Number(number), at, computer: computer.toLowerCase(), record: position, value };
}

/** Writes a number that came as a number or as a text; record numbers may be larger than a number can hold. */
function wholeText(value: unknown): string | undefined {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && /^\d{1,20}$/.test(text) ? text : undefined;
}

/** XML parsers put an element's text into `#text` or `_` when it has attributes. */
function contentOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const element = value as Fields;
  return element["#text"] ?? element._;
}

/** XML parsers put attributes beside the elements, into `$`, or behind a sign. */
function attributesOf(element: Fields | undefined): Fields | undefined {
  const apart = signInReader.fields(element?.$, "$");
  if (apart) return apart;
  const signed = element?.["@SystemTime"] ?? element?.["@_SystemTime"];
  return signed === undefined ? element : { SystemTime: signed };
}

function valuesOf(eventData: unknown): Fields {
  const given = signInReader.fields(eventData, "EventData") ?? {};
  if (!Array.isArray(given.Data)) return given;
  const entries = listIn(given, "Data", mostValues).map((element) => {
    const named = signInReader.fields(element.$, "$") ?? element;
    const name = textIn(named, "Name") ?? textIn(named, "@Name") ?? textIn(named, "@_Name");
    return [name ?? "", contentOf(element)] as const;
  });
  return Object.fromEntries(entries);
}

/** Event 4624 has 27 values. */
const mostValues = 200;
