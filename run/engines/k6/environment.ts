const MEBIBYTE = 1024 * 1024;
const LEAST_LIMIT = 1024 * MEBIBYTE;
const MOST_LIMIT = 2048 * MEBIBYTE;

/** What would change the load, the metrics or the collector behind our back, or send the traffic elsewhere. */
const FOREIGN = /^(?:K6_|OTEL_)|^(?:GOGC|GOMEMLIMIT|HTTP_PROXY|HTTPS_PROXY|NO_PROXY)$/iu;

/** k6 must not reach anything but the target: no report of its use, no extensions, no imports from the network. */
const QUIET = {
  K6_NO_USAGE_REPORT: "true",
  K6_AUTO_EXTENSION_RESOLUTION: "false",
  NO_COLOR: "1",
  // Scripts import from the network through https alone, and nobody can listen on port 0.
  HTTPS_PROXY: "http://127.0.0.1:0",
};

/**
 * A collection of garbage in the middle of the load delays thousands of calls, so it waits until it must. k6 is left a
 * quarter of the free memory; where that is little, it collects more often instead of filling the machine.
 */
function collector(freeBytes: number): Record<string, string> {
  const limit = Math.min(MOST_LIMIT, freeBytes / 4);
  if (limit < LEAST_LIMIT) return { GOGC: "400" };
  return { GOGC: "off", GOMEMLIMIT: `${Math.floor(limit / MEBIBYTE)}MiB` };
}

/** Exact counts once a second: deltas, exponential histograms, and no limit on the sets of tags. */
const metricsTo = (endpoint: string): Record<string, string> => ({
  K6_OTEL_EXPORTER_PROTOCOL: "http/protobuf",
  K6_OTEL_HTTP_EXPORTER_INSECURE: "true",
  K6_OTEL_HTTP_EXPORTER_ENDPOINT: endpoint,
  K6_OTEL_EXPORT_INTERVAL: "1s",
  // As long as the interval, seconds with none and with two of them would follow each other.
  K6_OTEL_FLUSH_INTERVAL: "200ms",
  OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: "delta",
  OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION: "base2_exponential_bucket_histogram",
  // Above the default of 2000 the rest is folded into one without a word.
  OTEL_GO_X_CARDINALITY_LIMIT: "0",
});

/** The environment of a k6 process: the inherited one without what is foreign, what the script reads, then ours. */
export function k6Environment(options: {
  readonly inherited: Readonly<Record<string, string | undefined>>;
  readonly script: Readonly<Record<string, string>>;
  readonly endpoint: string;
  /** For this process, when there are several. */
  readonly freeBytes: number;
}): Record<string, string> {
  const { inherited, script, endpoint, freeBytes } = options;
  const kept = Object.entries(inherited).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !FOREIGN.test(entry[0]),
  );
  return {
    ...Object.fromEntries(kept),
    ...script,
    ...QUIET,
    ...collector(freeBytes),
    ...metricsTo(endpoint),
  };
}
