import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../../../../fixtures/k6");

/** Bodies that a real k6 2.2 sent: a second of 5,000 calls, and half a second with failures of every kind. */
export const busySecond = readFileSync(join(folder, "otlp-5000-calls.bin"));
export const failures = readFileSync(join(folder, "otlp-faults.bin"));
