/** The value at the end of these names in a JSON value of another service; nothing when the way there is missing. */
export const fieldIn = (json: unknown, ...names: readonly string[]): unknown => {
  let value = json;
  for (const name of names) {
    const entries: [string, unknown][] =
      typeof value === "object" && value !== null ? Object.entries(value) : [];
    value = entries.find(([key]) => key === name)?.[1];
  }
  return value;
};
