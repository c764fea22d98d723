import { describe } from "vitest";
import { otlpBodies } from "./otlp-bodies.ts";
import { QUICK } from "./support/effort.ts";

describe("the receiver of OTLP", () => {
  otlpBodies(QUICK);
});
