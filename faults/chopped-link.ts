import { z } from "zod";
import { defineFault } from "../model/fault.ts";
import { countText, duration, durationText } from "../model/quantities.ts";
import { bytes, linkName } from "./parameters.ts";
import { toxicOn } from "./toxic-on.ts";

const MICROS_PER_MS = 1000;
const LONGEST = 10_000;

/** Toxiproxy crashes on pieces of zero bytes and on a variation above the size. */
export const choppedLink = defineFault({
  name: "chopped-link",
  summary: "Answers over the link come in small pieces with pauses between them.",
  params: z
    .strictObject({
      link: linkName,
      size: bytes.min(1, "must be at least 1 byte"),
      variation: bytes.default(0),
      pause: duration.refine((ms) => ms <= LONGEST, 'must be at most "10s"').prefault("0ms"),
    })
    .refine(({ size, variation }) => variation < size, {
      path: ["variation"],
      message: "must be smaller than the size, because no piece is empty",
    }),
  changes: ({ link, size, variation, pause }) => [
    toxicOn(link, {
      type: "slicer",
      attributes: {
        average_size: size,
        size_variation: variation,
        delay: Math.round(pause * MICROS_PER_MS),
      },
    }),
  ],
  describe: ({ link, size, variation, pause }) => {
    const range = variation > 0 ? ` (give or take ${countText(variation)})` : "";
    const apart = pause > 0 ? `, ${durationText(pause)} apart` : "";
    return `answers over ${link} in pieces of about ${countText(size)} bytes${range}${apart}`;
  },
});
