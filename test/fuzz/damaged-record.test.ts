import { describe } from "vitest";
import { damagedRecord } from "./damaged-record.ts";
import { QUICK } from "./support/effort.ts";

describe("a damaged record", () => {
  damagedRecord(QUICK);
});
