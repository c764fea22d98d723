import { z } from "zod";
import { action } from "../model/action.ts";
import { defineFault } from "../model/fault.ts";
import { sentence } from "./parameters.ts";

/** The user's own hand: a table lock, a full disk, a wrong setting; whatever a link or a signal cannot do. */
export const hook = defineFault({
  name: "hook",
  summary: "Whatever the hook of the scenario does, until it takes it back.",
  params: z.strictObject({
    what: sentence.describe("What is broken while it is on, for people."),
    on: action.describe("What breaks it: a command or a request."),
    off: action.describe(
      "What takes that back, also when it is off already, and when `on` came only half way.",
    ),
  }),
  changes: ({ what, on, off }) => [{ kind: "hook", what, on, off }],
  describe: ({ what }) => what,
});
