import { Vendor } from "../pencil/vendor.ts";
import { jsonOf, Remote, Unanswered } from "../service/remote.ts";
import { Smtp } from "../service/smtp.ts";
import type { Notice, Way } from "./notices.ts";
import type { IncidentSettings } from "./settings.ts";

const from = "+12025559999";
const connections = 20;
const withinMs = 2_000;

const countIn = (said: unknown): number => {
  const count = typeof said === "object" && said !== null && "count" in said ? said.count : undefined;
  if (typeof count === "number") return count;
  throw new Unanswered("the mail service's web interface", "connection");
};

/** Lawyers by text. What was taken is asked at the vendor's log, which does not come over the way of the texts. */
export class TextWay implements Way {
  readonly #vendor: Vendor;
  readonly #log: Vendor;

  constructor({ texting, textingLog }: Pick<IncidentSettings, "texting" | "textingLog">) {
    this.#vendor = new Vendor(texting);
    this.#log = new Vendor(textingLog);
  }

  send = async ({ token, phone, body }: Notice) => await this.#vendor.send({ token, to: phone, body }, from);

  has = async ({ token }: Notice): Promise<boolean> => await this.#log.has(token);

  close(): void {
    this.#vendor.close();
    this.#log.close();
  }
}

/** Lawyers by mail. */
export class MailWay implements Way {
  readonly #smtp: Smtp;
  readonly #web: Remote;

  constructor({ mail, mailWeb }: Pick<IncidentSettings, "mail" | "mailWeb">) {
    this.#smtp = new Smtp(mail, connections, withinMs);
    this.#web = new Remote("the mail service's web interface", mailWeb, connections);
  }

  send = async ({ token, mail, body }: Notice) =>
    await this.#smtp.send({
      to: mail,
      subject: "You are needed at a polling place",
      text: body,
      reference: token,
    });

  has = async ({ token }: Notice): Promise<boolean> =>
    countIn(jsonOf(await this.#web.ask(`/mails?reference=${encodeURIComponent(token)}`, { withinMs }))) > 0;

  close(): void {
    this.#smtp.close();
    this.#web.close();
  }
}
