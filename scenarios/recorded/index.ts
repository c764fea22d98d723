import { createRegistry } from "../../model/registry.ts";
import { alb } from "./alb.ts";
import { cloudfront } from "./cloudfront.ts";
import { combined } from "./combined.ts";
import { common } from "./common.ts";
import { har } from "./har.ts";
import { jsonLines } from "./json-lines.ts";

/** To add a format of logs: write its file next to this one, then add it here. Its contract test runs at once. */
export const logFormats = createRegistry("format of logs", [
  combined,
  common,
  jsonLines,
  alb,
  cloudfront,
  har,
]);
