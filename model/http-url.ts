import { z } from "zod";

const PLACEHOLDERS = /\$\{[^{}]*\}/gu;

/** Text as if its placeholders were filled in: with a host and port for `links`, else with a port. */
export const filled = (text: string): string =>
  text.replaceAll(PLACEHOLDERS, (found) => (found.startsWith("${links.") ? "127.0.0.1:1" : "1"));

export const isHttp = (text: string): boolean => /^http:\/\/[^\s/]/u.test(text) && URL.canParse(filled(text));

export const httpUrl = z
  .string({ error: 'must be an http:// address, such as "http://127.0.0.1:8080/ledger"' })
  .refine(isHttp, 'must be an http:// address, such as "http://127.0.0.1:8080/ledger"');
