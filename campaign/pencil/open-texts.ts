import type pg from "pg";
import type { Store } from "../service/drainer.ts";
import { Drainer } from "../service/drainer.ts";
import { leftIn } from "../service/left-in.ts";
import type { Outbox } from "../service/outbox.ts";
import { Refusal } from "../service/refusal.ts";
import { SendLedger } from "../service/send-ledger.ts";
import type { Waiting } from "../service/send-once.ts";
import { SendOnce } from "../service/send-once.ts";
import { SendWaiting } from "../service/send-waiting.ts";
import type { Numbers } from "./numbers.ts";
import type { OptOuts } from "./opt-outs.ts";
import type { Text } from "./text.ts";
import type { Vendor } from "./vendor.ts";

const triesAtOnce = 3;

export const textLedger = new SendLedger("texts");

interface TextWorld {
  readonly pool: pg.Pool;
  /** For what is done behind the volunteers' backs. */
  readonly backPool: pg.Pool;
  readonly vendor: Vendor;
  readonly numbers: Numbers;
  readonly queue: Outbox<Waiting<Text>>;
  readonly optOuts: OptOuts;
  readonly isQueueing: () => boolean;
}

/** A text on its way at once: a vendor without room is asked again at once, from the next number. */
const sendNow =
  ({ vendor, numbers }: TextWorld) =>
  async (text: Text) => {
    for (let tries = 1; tries < triesAtOnce; tries += 1) {
      const said = await vendor.send(text, numbers.any());
      if (said !== "busy") return said;
    }
    return await vendor.send(text, numbers.any());
  };

/** A text that waited goes out from a number that may send now. */
const sendLater =
  ({ vendor, numbers, optOuts }: TextWorld) =>
  async (text: Text) => {
    const from = await numbers.free();
    // Asked last: somebody may have said stop while the text waited.
    if (optOuts.has(text.to)) return "withheld";
    return await vendor.send(text, from);
  };

/** The way of texts, at once and over the queue; nobody who said stop is sent one. */
export const openTexts = async (world: TextWorld) => {
  const { pool, backPool, vendor, queue, optOuts, isQueueing } = world;
  const ledger = textLedger;
  const left = await leftIn(queue);
  const once = new SendOnce<Text>({
    pool,
    ledger,
    hand: sendNow(world),
    queueOf: () => queue,
    isQueueing,
  });
  once.remember(left);
  const has = ({ token }: Text) => vendor.has(token);
  const waiting = new SendWaiting<Text>(
    { pool: backPool, ledger, has, send: sendLater(world) },
    left.length > 0,
  );
  const carry: Store<Waiting<Text>> = async (group) => {
    await waiting.carry(group);
    once.forget(group);
  };
  const drainer = new Drainer(queue, carry, () => !optOuts.isLoaded);
  const sendText = async (text: Text) => {
    if (!optOuts.isLoaded) throw new Refusal(503, "the opt-outs are not read yet");
    if (optOuts.has(text.to)) throw new Refusal(409, "this person has opted out");
    return await once.send(text);
  };
  return { sendText, drainer };
};
