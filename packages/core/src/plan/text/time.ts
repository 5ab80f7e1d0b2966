import type { Instant, LocalDate } from "../../model/value.ts";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const london = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** Writes an instant as London's clocks show it, such as `21 Nov 2026 07:00`. */
export function londonTime(instant: Instant): string {
  const parts = london.formatToParts(Date.parse(instant));
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((each) => each.type === type)?.value ?? "";
  const month = months[Number(part("month")) - 1];
  return `${Number(part("day"))} ${month} ${part("year")} ${part("hour")}:${part("minute")}`;
}

/** Writes a date, such as `21 Nov 2026`. */
export function dateText(date: LocalDate): string {
  const [year, month, day] = date.split("-");
  return `${Number(day)} ${months[Number(month) - 1]} ${year}`;
}
