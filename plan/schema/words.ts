import { z } from "zod";
import { isHostAndPort } from "../../model/host-and-port.ts";
import { filled, isHttp } from "../../model/http-url.ts";

export { commandLine } from "../../model/action.ts";
export { fixedHostAndPort, hostAndPort } from "../../model/host-and-port.ts";
export { httpUrl } from "../../model/http-url.ts";

const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]*$/u;
const longerThan = (most: number): string => `must be at most ${most.toLocaleString("en-US")} characters`;

/** Text for people. */
export const text = z
  .string({ error: "must be text" })
  .regex(/\S/u, "must not be empty")
  .max(2000, longerThan(2000));

/** A name that becomes part of file names and headings: `database-slow`. */
export const id = z
  .string({ error: 'must be a short name, such as "database-slow"' })
  .regex(KEBAB, 'must be a short name of small letters, digits and "-", such as "database-slow"')
  .max(64, longerThan(64));

/** A name that is only used inside the scenario. */
export const name = z
  .string({ error: 'must be a name, such as "database"' })
  .regex(NAME, 'must be a name of letters, digits, "-" and "_", such as "database"')
  .max(64, longerThan(64));

export const readyAddress = z
  .string({ error: 'must be "tcp://host:port" or an http:// address' })
  .refine(
    (value) => isHttp(value) || (value.startsWith("tcp://") && isHostAndPort(filled(value.slice(6)))),
    'must be "tcp://host:port" or an http:// address, such as "tcp://127.0.0.1:5432"',
  );
