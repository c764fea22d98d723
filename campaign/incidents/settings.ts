import type { Environment } from "../service/settings.ts";
import { httpAddress, required, wholeNumber } from "../service/settings.ts";
import type { SmtpAddress } from "../service/smtp.ts";
import { smtpAddress } from "../service/smtp.ts";

export interface IncidentSettings {
  readonly port: number;
  readonly databaseUrl: string;
  readonly geocoder: string;
  /** The vendor that texts lawyers, and its log, which does not come over the way of the texts. */
  readonly texting: string;
  readonly textingLog: string;
  /** The second way to lawyers: a mail service, and its web interface. */
  readonly mail: SmtpAddress;
  readonly mailWeb: string;
  /** Holds what waits, over a restart too. */
  readonly folder: string;
}

export const readIncidentSettings = (environment: Environment): IncidentSettings => ({
  port: wholeNumber(environment, "PORT"),
  databaseUrl: required(environment, "DATABASE_URL"),
  geocoder: httpAddress(environment, "GEOCODER"),
  texting: httpAddress(environment, "TEXTING"),
  textingLog: httpAddress(environment, "TEXTING_LOG"),
  mail: smtpAddress(environment, "MAIL"),
  mailWeb: httpAddress(environment, "MAIL_WEB"),
  folder: required(environment, "QUEUE_DIR"),
});
