const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

const london = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** Writes an instant, in milliseconds since 1970, as London's clocks show it, such as `21 Nov 2026, 08:15`. */
export function londonTime(at: number): string {
  if (Number.isNaN(new Date(at).getTime())) return "an unknown time";
  const parts = london.formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((each) => each.type === type)?.value ?? "";
  const month = months[Number(part("month")) - 1];
  return `${Number(part("day"))} ${month} ${part("year")}, ${part("hour")}:${part("minute")}`;
}
