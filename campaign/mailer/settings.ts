import type { Environment } from "../service/settings.ts";
import { httpAddress, required, wholeNumber } from "../service/settings.ts";
import type { ServiceAddress } from "./mail-service.ts";

export interface MailerSettings {
  readonly port: number;
  readonly databaseUrl: string;
  /** Of the links in mails; the same database, maybe over another way. */
  readonly clicksUrl: string;
  readonly first: ServiceAddress;
  readonly second: ServiceAddress;
  /** Holds mails that wait, over a restart too. */
  readonly folder: string;
}

const serviceIn = (environment: Environment, name: string): ServiceAddress => {
  const { hostname, port } = new URL(httpAddress(environment, `SMTP_${name}`));
  return { smtp: { host: hostname, port: Number(port || 25) }, web: httpAddress(environment, `WEB_${name}`) };
};

export const readMailerSettings = (environment: Environment): MailerSettings => ({
  port: wholeNumber(environment, "PORT"),
  databaseUrl: required(environment, "DATABASE_URL"),
  clicksUrl: required(environment, "CLICKS_URL"),
  first: serviceIn(environment, "FIRST"),
  second: serviceIn(environment, "SECOND"),
  folder: required(environment, "QUEUE_DIR"),
});
