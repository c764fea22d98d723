import { z } from "zod";
import { defineFault } from "../model/fault.ts";
import { hostAndPort } from "../model/host-and-port.ts";
import { linkName } from "./parameters.ts";

export const repointLink = defineFault({
  name: "repoint-link",
  summary: "The link leads to another place: its connections close, and new ones go there.",
  params: z.strictObject({
    link: linkName,
    to: hostAndPort.describe("Where it leads while the fault is on: host:port."),
  }),
  changes: ({ link, to }) => [{ kind: "repoint", link, to }],
  describe: ({ link, to }) => `all connections over ${link} close and new ones go to ${to}`,
});
