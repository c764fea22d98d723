import type { Toxic } from "./toxic.ts";

/** Passes everything. */
export const noop: Toxic<never> = {
  type: "noop",
  attributes: {},
  start: (outlet) => ({
    data(chunk) {
      outlet.data(chunk);
    },
    end() {
      outlet.end();
    },
  }),
};
