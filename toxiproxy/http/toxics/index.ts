import type { HttpToxic } from "../http-toxic.ts";
import { httpCut } from "./http-cut.ts";
import { httpDelay } from "./http-delay.ts";
import { httpSlowHeaders } from "./http-slow-headers.ts";
import { httpStatus } from "./http-status.ts";

/** Every toxic on HTTP there is. To add one: write its file, then add it here. */
export const httpToxics: readonly HttpToxic[] = [httpStatus, httpDelay, httpCut, httpSlowHeaders];
