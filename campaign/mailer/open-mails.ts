import type pg from "pg";
import type { Store } from "../service/drainer.ts";
import { Drainer } from "../service/drainer.ts";
import { leftIn } from "../service/left-in.ts";
import type { Outbox } from "../service/outbox.ts";
import { SendLedger } from "../service/send-ledger.ts";
import type { Waiting } from "../service/send-once.ts";
import { SendOnce } from "../service/send-once.ts";
import { SendWaiting } from "../service/send-waiting.ts";
import type { Mail } from "./mail.ts";
import type { MailService } from "./mail-service.ts";

export const mailLedger = new SendLedger("mails");

interface Services {
  readonly first: MailService;
  readonly second: MailService;
}

/** Mails that wait: those that must go out today, and those that may wait until all is well. */
export interface MailQueues {
  readonly today: Outbox<Waiting<Mail>>;
  readonly low: Outbox<Waiting<Mail>>;
}

interface MailWorld {
  readonly pool: pg.Pool;
  /** For what is done behind the callers' backs. */
  readonly backPool: pg.Pool;
  readonly services: Services;
  readonly queues: MailQueues;
  readonly isQueueing: () => boolean;
  readonly usesSecond: () => boolean;
  readonly hasManyConnections: () => boolean;
}

/** The way of mails, at once and over the queue; each recipient is sent a mail once, whichever service takes it. */
export const openMails = async (world: MailWorld) => {
  const { pool, backPool, services, queues, isQueueing, usesSecond, hasManyConnections } = world;
  const left = [...(await leftIn(queues.today)), ...(await leftIn(queues.low))];
  const send = async (mail: Mail) =>
    await (usesSecond() ? services.second : services.first).send(mail, hasManyConnections());
  // Either may have it: one was asked before the other took over.
  const has = async (mail: Mail) => {
    const answers = await Promise.all([services.first.has(mail), services.second.has(mail)]);
    return answers.includes(true);
  };
  const queueOf = ({ kind }: Mail) => (kind === "newsletter" ? queues.low : queues.today);
  const ledger = mailLedger;
  const once = new SendOnce<Mail>({ pool, ledger, hand: send, queueOf, isQueueing });
  once.remember(left);
  const waiting = new SendWaiting<Mail>({ pool: backPool, ledger, has, send }, left.length > 0);
  const carry: Store<Waiting<Mail>> = async (group) => {
    await waiting.carry(group);
    once.forget(group);
  };
  const drainers = [new Drainer(queues.today, carry), new Drainer(queues.low, carry, isQueueing)];
  return { sendMail: (mail: Mail) => once.send(mail), drainers };
};
