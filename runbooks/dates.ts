const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY_MS = 86_400_000;

/** `2026-11-22`, in UTC. */
export const dayOf = (moment: string, daysLater = 0): string =>
  new Date(Date.parse(moment) + daysLater * DAY_MS).toISOString().slice(0, 10);

const two = (value: number): string => String(value).padStart(2, "0");

/** `22 Nov 2026, 02:47 UTC`, or `22 Nov 2026` for a day. */
export function dateText(moment: string): string {
  const date = new Date(moment);
  const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ""} ${date.getUTCFullYear()}`;
  if (!moment.includes("T")) return day;
  return `${day}, ${two(date.getUTCHours())}:${two(date.getUTCMinutes())} UTC`;
}
