import { z } from "zod";
import { filled } from "./http-url.ts";

const HOST = /^(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9][A-Za-z0-9._-]*)$/u;

export const isHostAndPort = (text: string): boolean => {
  const colon = text.lastIndexOf(":");
  const port = text.slice(colon + 1);
  return (
    HOST.test(text.slice(0, colon)) && /^\d{1,5}$/u.test(port) && Number(port) > 0 && Number(port) <= 65_535
  );
};

export const hostAndPort = z
  .string({ error: 'must be a host and a port, such as "127.0.0.1:5432"' })
  .refine(
    (value) => isHostAndPort(filled(value)),
    'must be a host and a port, such as "127.0.0.1:5432" or "127.0.0.1:${ports.postgres}"',
  );

/** An address that is known before the run. */
export const fixedHostAndPort = z
  .string({ error: 'must be a host and a port, such as "127.0.0.1:5433"' })
  .refine(isHostAndPort, 'must be a host and a port, such as "127.0.0.1:5433"');
