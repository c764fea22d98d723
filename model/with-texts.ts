function changed(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((entry) => changed(entry, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, changed(inner, change)]));
}

/** Plain data with every text in it changed, and nothing else. */
export const withTexts = <Value extends object>(value: Value, change: (text: string) => string): Value =>
  // Texts stay texts, so it is of the same type.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  changed(value, change) as Value;
