import { z } from "zod";
import { defineFault } from "../model/fault.ts";
import { durationText, shareText } from "../model/quantities.ts";
import { connections, linkName, someMillis, wholeMillis } from "./parameters.ts";
import { toxicOn } from "./toxic-on.ts";

export const slowLink = defineFault({
  name: "slow-link",
  summary: "Every answer over the link comes late.",
  params: z
    .strictObject({
      link: linkName,
      latency: someMillis,
      jitter: wholeMillis.prefault("0ms"),
      direction: z.enum(["downstream", "upstream"]).default("downstream"),
      connections,
    })
    .refine(({ latency, jitter }) => jitter <= latency, {
      path: ["jitter"],
      message: "must not be more than the latency, because no delay is below zero",
    }),
  changes: ({ link, latency, jitter, direction, connections }) => [
    toxicOn(link, { type: "latency", attributes: { latency, jitter } }, direction, connections),
  ],
  describe: ({ link, latency, jitter, direction, connections }) => {
    const range = jitter > 0 ? ` (give or take ${durationText(jitter)})` : "";
    const what = direction === "downstream" ? "answer" : "request";
    const some = connections < 1 ? `, on ${shareText(connections)} of the connections` : "";
    return `${durationText(latency)}${range} on every ${what} over ${link}${some}`;
  },
});
