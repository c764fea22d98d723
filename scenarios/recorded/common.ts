import { readCombined } from "./combined.ts";
import { defineLineFormat } from "./line-format.ts";

/** The fields that are read are those in which it does not differ from combined. */
export const common = defineLineFormat({
  name: "common",
  summary: "Apache and many others, common: without referrer and user agent.",
  readLines: readCombined,
});
