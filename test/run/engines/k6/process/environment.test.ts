import { describe, expect, it } from "vitest";
import { k6Environment } from "../../../../../run/engines/k6/environment.ts";

const GIBIBYTE = 1024 ** 3;
const environment = (overrides: Partial<Parameters<typeof k6Environment>[0]> = {}): Record<string, string> =>
  k6Environment({
    inherited: { PATH: "/bin" },
    script: {},
    endpoint: "127.0.0.1:4318",
    freeBytes: 4 * GIBIBYTE,
    ...overrides,
  });

describe("the environment of k6", () => {
  it("has the switches that keep it off the network", () => {
    expect(environment()).toMatchObject({
      K6_NO_USAGE_REPORT: "true",
      K6_AUTO_EXTENSION_RESOLUTION: "false",
      HTTPS_PROXY: "http://127.0.0.1:0",
    });
  });

  it("sends deltas of exponential histograms to the receiver, once a second", () => {
    expect(environment()).toMatchObject({
      K6_OTEL_HTTP_EXPORTER_ENDPOINT: "127.0.0.1:4318",
      K6_OTEL_EXPORTER_PROTOCOL: "http/protobuf",
      K6_OTEL_EXPORT_INTERVAL: "1s",
      K6_OTEL_FLUSH_INTERVAL: "200ms",
      OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: "delta",
      OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION: "base2_exponential_bucket_histogram",
      OTEL_GO_X_CARDINALITY_LIMIT: "0",
    });
  });

  it.each([
    "K6_VUS",
    "K6_OUT",
    "K6_DURATION",
    "k6_iterations",
    "K6_CLOUD_TOKEN",
    "OTEL_EXPORTER_OTLP_HEADERS",
    "OTEL_RESOURCE_ATTRIBUTES",
    "HTTP_PROXY",
    "http_proxy",
    "https_proxy",
    "NO_PROXY",
    "no_proxy",
  ])("does not inherit %s", (name) => {
    const kept = environment({ inherited: { PATH: "/bin", [name]: "7" } });
    expect(kept[name]).toBeUndefined();
    expect(kept["PATH"]).toBe("/bin");
  });

  it("keeps what only looks foreign, and what the script reads", () => {
    expect(
      environment({ inherited: { MY_K6_PATH: "a", GONE: undefined }, script: { PLAN: "plan.json" } }),
    ).toMatchObject({ MY_K6_PATH: "a", PLAN: "plan.json" });
  });

  it("is not undone by what the script reads", () => {
    const { K6_NO_USAGE_REPORT, HTTPS_PROXY, K6_OTEL_HTTP_EXPORTER_ENDPOINT } = environment({
      script: {
        K6_NO_USAGE_REPORT: "false",
        HTTPS_PROXY: "",
        K6_OTEL_HTTP_EXPORTER_ENDPOINT: "example.org:1",
      },
    });
    expect([K6_NO_USAGE_REPORT, HTTPS_PROXY, K6_OTEL_HTTP_EXPORTER_ENDPOINT]).toEqual([
      "true",
      "http://127.0.0.1:0",
      "127.0.0.1:4318",
    ]);
  });

  it.each([
    [64 * GIBIBYTE, { GOGC: "off", GOMEMLIMIT: "2048MiB" }],
    [6 * GIBIBYTE, { GOGC: "off", GOMEMLIMIT: "1536MiB" }],
    [4 * GIBIBYTE, { GOGC: "off", GOMEMLIMIT: "1024MiB" }],
    [4 * GIBIBYTE - 1, { GOGC: "400", GOMEMLIMIT: undefined }],
    [0, { GOGC: "400", GOMEMLIMIT: undefined }],
  ])("collects garbage as rarely as %i free bytes allow", (freeBytes, { GOGC, GOMEMLIMIT }) => {
    const made = environment({ freeBytes, inherited: { GOGC: "10", GOMEMLIMIT: "1GiB" } });
    expect([made["GOGC"], made["GOMEMLIMIT"]]).toEqual([GOGC, GOMEMLIMIT]);
  });
});
