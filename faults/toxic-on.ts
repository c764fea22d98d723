import type { Change, Stream, ToxicSpec } from "../model/toxic.ts";
import { ratio, type Ratio } from "../model/units.ts";

/** Puts a toxic on a link: on all answers, unless told otherwise. */
export const toxicOn = (
  link: string,
  spec: ToxicSpec,
  stream: Stream = "downstream",
  toxicity: Ratio = ratio(1),
): Change => ({ kind: "toxic", link, toxic: { ...spec, stream, toxicity } });
