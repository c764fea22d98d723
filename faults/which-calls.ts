import { z } from "zod";
import { shareText, share } from "../model/quantities.ts";
import { linkName } from "./parameters.ts";

const PATH = 'must be a path such as "/pay", or a pattern such as "/v1/*/pay"';

/** Which calls over a link feel the fault, in the words of a scenario. */
export const whichCalls = {
  link: linkName,
  path: z
    .string({ error: PATH })
    .regex(/^[/*][\x21-\x7e]{0,499}$/u, PATH)
    .describe('Calls of this path and of all under it; with "*" the whole path. A query does not count.'),
  method: z
    .string()
    .regex(/^[A-Z]{1,20}$/u, 'must be a method in capitals, such as "POST"')
    .describe("Only calls with this method.")
    .exactOptional(),
  share: share
    .refine((value) => value > 0, 'must be above "0%"')
    .prefault("100%")
    .describe("The share of these calls: the dice are rolled for each call."),
};

interface Which {
  readonly link: string;
  readonly path: string;
  readonly method?: string;
  readonly share: number;
}

/** What the toxic is told about them. */
export const meant = ({ path, method = "" }: Which) => ({ path, method });

/** `30 % of the POST calls to /pay over vendor`. */
export function callsText({ link, path, method, share }: Which): string {
  const some = share < 1 ? `${shareText(share)} of the` : "all";
  return `${some} ${method === undefined ? "" : `${method} `}calls to ${path} over ${link}`;
}
