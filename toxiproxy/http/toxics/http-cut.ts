import { AMOUNT } from "../../toxics/toxic.ts";
import { numberOf, WHICH, type HttpToxic } from "../http-toxic.ts";

/**
 * Passes the first `bytes` bytes of the body of an answer. `honest`: the connection closes then, and the client can tell
 * that something is missing. Otherwise the answer looks complete, its Content-Length included.
 */
export const httpCut: HttpToxic = {
  type: "http_cut",
  attributes: { ...WHICH, bytes: { is: "number", ...AMOUNT }, honest: { is: "flag" } },
  effect: (values) => ({
    does: "cut",
    bytes: numberOf(values, "bytes"),
    honest: values["honest"] === true,
  }),
};
