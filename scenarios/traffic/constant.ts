import { z } from "zod";
import { defineShape } from "./define-shape.ts";

export const constant = defineShape({
  name: "constant",
  summary: "The same rate all day.",
  source: "Nothing was counted: it is the simplest traffic there is.",
  params: z.strictObject({}).prefault({}),
  density: () => () => 1,
});
