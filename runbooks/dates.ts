const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY_MS = 86_400_000;

/** For a run whose record no longer tells when it was. */
const UNKNOWN = "unknown";

/** `2026-11-22`, in UTC. */
export function dayOf(moment: string, daysLater = 0): string {
  const date = new Date(Date.parse(moment) + daysLater * DAY_MS);
  return Number.isNaN(date.getTime()) ? UNKNOWN : date.toISOString().slice(0, 10);
}

const two = (value: number): string => String(value).padStart(2, "0");

/** `22 Nov 2026, 02:47 UTC`, or `22 Nov 2026` for a day. */
export function dateText(moment: string): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return UNKNOWN;
  const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ""} ${date.getUTCFullYear()}`;
  if (!moment.includes("T")) return day;
  return `${day}, ${two(date.getUTCHours())}:${two(date.getUTCMinutes())} UTC`;
}
