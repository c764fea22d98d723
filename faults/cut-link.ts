import { z } from "zod";
import { defineFault } from "../model/fault.ts";
import { linkName } from "./parameters.ts";

export const cutLink = defineFault({
  name: "cut-link",
  summary: "The link is gone: its connections close and new ones are refused.",
  params: z.strictObject({ link: linkName }),
  changes: ({ link }) => [{ kind: "cut", link }],
  describe: ({ link }) => `all connections over ${link} close and new ones are refused`,
});
