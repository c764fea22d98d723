/** The words of this report, for who meets them here for the first time. */
export const GLOSSARY: readonly (readonly [word: string, meaning: string])[] = [
  ["call", "one request of the traffic, counted for the moment it was due"],
  ["good", "answered with the status and within the time that the objective asks for"],
  ["link", "one connection that can be broken, such as the service to its database"],
  ["break", "a fault at a moment of the day, with its fix and its fallback to people"],
  ["fix proven", "with the fault still on, the wanted state was reached in time and held"],
  ["objective", "a promise about calls: which share of them is good"],
  ["error budget", "how many bad calls the objectives forgive over the day"],
  ["burn rate", "how many times faster than forgiven the budget is spent"],
  ["p50, p95, p99", "half, 95 % and 99 % of the answers took at most this long"],
  ["ledger", "acknowledged writes held against stored ones, by their keys"],
  ["toxic", "what Toxiproxy does to a link: delay it, cut it, slow it down"],
  ["TTD, TTM, TTR", "time to detect, to mitigate, to recover; here always of one run"],
  ["n = 1", "measured once: it happened, and may be different the next time"],
];
