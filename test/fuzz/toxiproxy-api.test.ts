import { describe } from "vitest";
import { apiBodies } from "./api-bodies.ts";
import { liveChanges } from "./live-changes.ts";
import { rawRequests } from "./raw-requests.ts";
import { QUICK } from "./support/effort.ts";

describe("bytes at the API of the embedded Toxiproxy", () => {
  rawRequests(QUICK);
});
describe("bodies at the API of the embedded Toxiproxy", () => {
  apiBodies(QUICK);
});
describe("changes of an embedded Toxiproxy under load", () => {
  liveChanges(QUICK);
});
