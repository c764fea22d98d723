import { anyTime, remembered } from "./clock.ts";
import { defineLineFormat } from "./line-format.ts";
import type { ReadLine } from "./lines.ts";
import { OTHER, unreadable, type Moment, type Read } from "./log-format.ts";
import { requestLine, statusOf } from "./request-line.ts";

const NOT_JSON = unreadable("it is not JSON");

const paths = (names: string): readonly (readonly string[])[] =>
  names.split(" ").map((name) => name.split("."));

// Where nginx, Caddy, Traefik, Envoy, Elastic's common schema, pino and many others have what is needed.
const TIME = paths("StartUTC start_time time_iso8601 @timestamp timestamp time ts datetime time_local msec");
const METHOD = paths(
  "request_method RequestMethod method request.method req.method http.request.method http_method httpRequest.requestMethod",
);
const TARGET = paths(
  "request_uri RequestPath request.uri req.url url.original url.path path uri request_url url httpRequest.requestUrl",
);
const QUERY = paths("args query_string url.query query");
const STATUS = paths(
  "status DownstreamStatus res.statusCode response.status http.response.status_code status_code statusCode response_code httpRequest.status",
);
const HOST = paths("host request.host RequestHost http_host authority url.domain");
const LINE = paths("request request_line");

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What is there under a path: nested, or under its name with the dots in it. */
function under(value: Readonly<Record<string, unknown>>, path: readonly string[]): unknown {
  let inner: unknown = value;
  for (const name of path) inner = isObject(inner) ? inner[name] : undefined;
  return inner === undefined && path.length > 1 ? value[path.join(".")] : inner;
}

function textUnder(value: Readonly<Record<string, unknown>>, places: readonly (readonly string[])[]): string {
  for (const place of places) {
    const found = under(value, place);
    if (typeof found === "string" && found !== "") return found;
    if (typeof found === "number") return String(found);
  }
  return "";
}

function timeUnder(
  value: Readonly<Record<string, unknown>>,
  timeOf: (text: string) => Moment | undefined,
): Moment | undefined {
  for (const place of TIME) {
    const found = under(value, place);
    const at = typeof found === "string" ? timeOf(found) : anyTime(found);
    if (at !== undefined) return at;
  }
  return undefined;
}

function callIn(
  value: Readonly<Record<string, unknown>>,
  timeOf: (text: string) => Moment | undefined,
): Read {
  const [method, target] = [textUnder(value, METHOD), textUnder(value, TARGET)];
  const status = statusOf(textUnder(value, STATUS));
  if (method === "" || target === "") {
    const line = textUnder(value, LINE);
    return line === "" ? OTHER : requestLine(line, status, timeUnder(value, timeOf));
  }
  const [query, host] = [target.includes("?") ? "" : textUnder(value, QUERY), textUnder(value, HOST)];
  return {
    kind: "call",
    method,
    target: query === "" ? target : `${target}?${query.replace(/^\?/u, "")}`,
    status,
    at: timeUnder(value, timeOf),
    ...(host === "" ? {} : { host }),
  };
}

function readJson(): ReadLine {
  const timeOf = remembered(anyTime);
  return (line) => {
    if (!line.trimStart().startsWith("{")) return NOT_JSON;
    try {
      const value: unknown = JSON.parse(line);
      return isObject(value) ? callIn(value, timeOf) : OTHER;
    } catch {
      return NOT_JSON;
    }
  };
}

export const jsonLines = defineLineFormat({
  name: "json",
  summary:
    "One JSON object a line: nginx, Caddy, Traefik, Envoy, and others with a time, method, path and status.",
  readLines: readJson,
});
