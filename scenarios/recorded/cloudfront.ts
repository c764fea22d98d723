import { isoTime, remembered } from "./clock.ts";
import { defineLineFormat } from "./line-format.ts";
import type { ReadLine } from "./lines.ts";
import { unreadable } from "./log-format.ts";
import { statusOf } from "./request-line.ts";

const NO_FIELDS = unreadable("no #Fields line with cs-method and cs-uri-stem stands before it");
const TOO_SHORT = unreadable("it has fewer fields than its #Fields line names");
const FIELDS = "#Fields:";

interface Columns {
  readonly names: readonly string[];
  readonly at: (values: readonly string[], name: string) => string;
}

function columnsOf(line: string): Columns | undefined {
  const names = line.slice(FIELDS.length).trim().split(/\s+/u);
  if (!names.includes("cs-method") || !names.includes("cs-uri-stem")) return undefined;
  const places = new Map(names.map((name, index) => [name, index]));
  return {
    names,
    at: (values, name) => {
      const value = values[places.get(name) ?? -1] ?? "-";
      return value === "-" ? "" : value;
    },
  };
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging-legacy-s3.html */
function readExtended(): ReadLine {
  const timeOf = remembered(isoTime);
  let columns: Columns | undefined;
  return (line) => {
    if (line.startsWith(FIELDS)) columns = columnsOf(line);
    if (line.startsWith("#")) return undefined;
    if (columns === undefined) return NO_FIELDS;
    const values = line.split(line.includes("\t") ? "\t" : " ");
    if (values.length < columns.names.length) return TOO_SHORT;
    const { at } = columns;
    const query = at(values, "cs-uri-query");
    const host = at(values, "x-host-header") || at(values, "cs(Host)") || at(values, "cs-host");
    return {
      kind: "call",
      method: at(values, "cs-method"),
      target: `${at(values, "cs-uri-stem")}${query === "" ? "" : `?${query}`}`,
      status: statusOf(at(values, "sc-status")),
      at: timeOf(`${at(values, "date")}T${at(values, "time")}`),
      ...(host === "" ? {} : { host }),
    };
  };
}

export const cloudfront = defineLineFormat({
  name: "cloudfront",
  summary: "AWS CloudFront, and other W3C logs with a #Fields line, such as those of IIS.",
  readLines: readExtended,
});
