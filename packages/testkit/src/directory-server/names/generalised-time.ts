/** Writes milliseconds since 1970 as a generalised time, as Active Directory does: whole seconds. */
export function generalisedTime(ms: number): string {
  const second = Math.floor(ms / 1000);
  if (latest.second !== second) {
    const text = new Date(second * 1000).toISOString().slice(0, 19).replaceAll(/[-:T]/g, "");
    latest = { second, text: `${text}.0Z` };
  }
  return latest.text;
}

// Entries that were changed one after another share their second.
let latest = { second: Number.NaN, text: "" };
