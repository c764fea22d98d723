/** A moment of the day from its minutes. */
export const clockText = (minute) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(Math.floor(minute % 60)).padStart(2, "0")}`;

export const count = (value) =>
  value === null || value === undefined ? "–" : Math.round(value).toLocaleString("en");

export const milliseconds = (value) => {
  if (value === null || value === undefined) return "–";
  if (value >= 1000) return `${(value / 1000).toFixed(1)} s`;
  return `${value >= 10 ? Math.round(value) : value.toFixed(1)} ms`;
};

/** How long something took: "8 s", "2 min 5 s". */
export const spanText = (ms) => {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};
