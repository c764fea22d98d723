const pascal = (name: string): string =>
  name
    .split("-")
    .map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}`)
    .join("");

/** What the alert of a break is called: `database-slow` of `gotv-election-day` is GotvElectionDayDatabaseSlow. */
export const alertName = (scenario: string, breakId: string): string =>
  `${pascal(scenario)}${pascal(breakId)}`;
