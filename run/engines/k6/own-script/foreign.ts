/** How long the numbers of k6 wait before they are collected, and how often they are; shorter costs k6 more. */
const FLUSH_MS = 50;
const PUSH_MS = 200;
/** A request ended at most this long before the interval in which its numbers were collected. */
export const LATEST_FLUSH_MS = 2 * FLUSH_MS;

/** What gameday needs to know of each request. Without the URL: each one with an id of its own would be a series. */
const TAGS = "name,status,error,error_code,check,group,scenario,method,expected_response";

/** Everything that is not this machine, as k6 wants it. */
const ELSEWHERE = [
  "0.0.0.0/2",
  "64.0.0.0/3",
  "96.0.0.0/4",
  "112.0.0.0/5",
  "120.0.0.0/6",
  "124.0.0.0/7",
  "126.0.0.0/8",
  "128.0.0.0/1",
  // With 64:ff9b::/96, behind which a gateway reaches every IPv4 address.
  "40::/10",
  "80::/9",
  "100::/8",
  "200::/7",
  "400::/6",
  "800::/5",
  "1000::/4",
  "2000::/3",
  "4000::/2",
  "8000::/1",
];

/** The numbers that k6 gives to requests that it refused to send elsewhere. */
export const REFUSED_CODES: ReadonlySet<number> = new Set([1110, 1111]);

/** What is different when k6 runs a script of the user's own, which keeps its scenarios, checks and thresholds. */
export const foreign = {
  args: [`--system-tags=${TAGS}`, ...ELSEWHERE.map((range) => `--blacklist-ip=${range}`)],
  env: { K6_OTEL_EXPORT_INTERVAL: `${PUSH_MS}ms`, K6_OTEL_FLUSH_INTERVAL: `${FLUSH_MS}ms` },
};
