import type pg from "pg";
import type { Store } from "../service/drainer.ts";
import { Drainer } from "../service/drainer.ts";
import { leftIn } from "../service/left-in.ts";
import type { Outbox } from "../service/outbox.ts";
import type { Codec } from "../service/outbox-segment.ts";
import { Unanswered } from "../service/remote.ts";
import { SendLedger } from "../service/send-ledger.ts";
import type { Said, Waiting } from "../service/send-once.ts";
import { SendOnce } from "../service/send-once.ts";
import { SendWaiting } from "../service/send-waiting.ts";
import type { Lawyer } from "./lawyers.ts";

/** What sends a lawyer to an incident. */
export interface Notice extends Lawyer {
  /** The key of the incident: each sends one lawyer. */
  readonly token: string;
  readonly body: string;
}

const isText = (value: unknown): value is string => typeof value === "string";

export const noticeOnDisk: Codec<Waiting<Notice>> = {
  write: ({ token, phone, mail, body, notBefore }) => [token, phone, mail, body, notBefore],
  read: ([token, phone, mail, body, notBefore]) =>
    isText(token) && isText(phone) && isText(mail) && isText(body)
      ? { token, phone, mail, body, notBefore: Number(notBefore) }
      : undefined,
};

export const noticeLedger = new SendLedger("notices");

/** A way to a lawyer, which knows no keys: a notice that it is handed twice goes out twice. */
export interface Way {
  /** Rejects with `Unanswered` when nobody knows whether the notice goes out. */
  send(notice: Notice): Promise<Said>;
  has(notice: Notice): Promise<boolean>;
}

interface NoticeParts {
  readonly pool: pg.Pool;
  /** For what is done behind the callers' backs. */
  readonly backPool: pg.Pool;
  readonly queue: Outbox<Waiting<Notice>>;
  readonly text: Way;
  readonly mail: Way;
  readonly usesMail: () => boolean;
  readonly asksAgain: () => boolean;
}

const moreTries = 2;

/** Asked again at once, but only for a notice that the way does not have. */
const sendAgain = async (way: Way, notice: Notice, tries: number): Promise<Said> => {
  try {
    return await way.send(notice);
  } catch (error) {
    if (tries === 0 || !(error instanceof Unanswered)) throw error;
    return (await way.has(notice)) ? "taken" : await sendAgain(way, notice, tries - 1);
  }
};

/** The way of notices: texted at once, or over a queue and by mail; each lawyer is sent once. */
export const openNotices = async (parts: NoticeParts) => {
  const { pool, backPool, queue, text, mail, usesMail, asksAgain } = parts;
  const ledger = noticeLedger;
  const left = await leftIn(queue);
  const once = new SendOnce<Notice>({
    pool,
    ledger,
    hand: (notice) => sendAgain(text, notice, asksAgain() ? moreTries : 0),
    queueOf: () => queue,
    isQueueing: usesMail,
  });
  once.remember(left);
  // Either may have it: one was asked before the other took over.
  const has = async (notice: Notice) => {
    const answers = await Promise.all([text.has(notice), mail.has(notice)]);
    return answers.includes(true);
  };
  const send = async (notice: Notice) => await (usesMail() ? mail : text).send(notice);
  const waiting = new SendWaiting<Notice>({ pool: backPool, ledger, has, send }, left.length > 0);
  const carry: Store<Waiting<Notice>> = async (group) => {
    await waiting.carry(group);
    once.forget(group);
  };
  return { notify: (notice: Notice) => once.send(notice), drainer: new Drainer(queue, carry) };
};
