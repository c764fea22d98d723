import type { SeededRandom } from "../seeded-random.ts";
import type { HttpToxicRecord } from "../toxic-record.ts";
import type { Sink, Stage } from "../toxics/toxic.ts";
import { AnswerSide } from "./answer-side.ts";
import type { Exchange } from "./exchange.ts";
import type { HttpEffect } from "./http-toxic.ts";
import { GO_AHEAD, refusalText } from "./refusal-text.ts";
import { RequestSide, type RequestEvents } from "./request-side.ts";
import type { Request } from "./request.ts";
import { effectOf, hits, type Rule } from "./rule.ts";

/** The end of a connection at which its service is: behind all toxics on the way there, before them on the way back. */
export interface ServiceEnd {
  readonly service: Sink;
  readonly client: Sink;
  /** Puts the two in there. */
  readonly join: (requests: Stage, answers: Stage) => void;
  /** Takes them off again. */
  readonly leave: () => void;
  /** Nothing has passed there yet. */
  readonly isFresh: () => boolean;
  /** There may be room for more requests. */
  readonly moved: () => void;
  readonly randomFor: (toxic: HttpToxicRecord) => SeededRandom;
}

const MOST_OPEN = 1000;

/**
 * What the HTTP toxics of one connection do to its requests and answers, as if the service did it. It joins with the first of
 * them, leaves when the last is off and nothing is under way, and lets everything pass once it has lost the thread.
 */
export class Conversation {
  readonly #end: ServiceEnd;
  #rules: readonly Rule[] = [];
  #open: Exchange[] = [];
  #count = 0;
  #sides: { readonly requests: RequestSide; readonly answers: AnswerSide } | undefined;
  /** Whether it reads requests, only their answers, or nothing any more. */
  #reads: "requests" | "answers" | "nothing" = "requests";

  constructor(end: ServiceEnd) {
    this.#end = end;
  }

  add(toxic: HttpToxicRecord): void {
    this.#rules = [...this.#rules, { toxic, random: this.#end.randomFor(toxic) }];
    if (this.#sides === undefined && this.#reads === "requests") this.#join();
  }

  /** The settings of a toxic are others now: what it held goes out. */
  update(): void {
    this.#sides?.answers.flush();
  }

  remove(toxic: HttpToxicRecord): void {
    this.#rules = this.#rules.filter((rule) => rule.toxic !== toxic);
    this.#sides?.answers.flush();
    this.#settle();
  }

  #join(): void {
    const isFresh = this.#end.isFresh();
    const settle = (): void => this.#settle();
    const answers = new AnswerSide(this.#end.client, {
      next: () => this.#open.find(({ refusal }) => refusal === undefined),
      effects: (exchange) => this.#effectsOn(exchange),
      answered: (exchange) => this.#answered(exchange),
      lost: (why) => this.#lostAnswers(why),
      settle,
    });
    const events: RequestEvents = {
      open: (request) => this.#begin(request),
      whole: (exchange) => this.#whole(exchange),
      isOpen: (exchange) => this.#open.includes(exchange),
      lost: () => this.#lostRequests(),
      settle,
      isFull: () => this.#open.length >= MOST_OPEN,
    };
    const requests = new RequestSide(this.#end.service, events, isFresh);
    if (isFresh) answers.read();
    this.#sides = { requests, answers };
    this.#end.join(requests, answers);
  }

  #begin(request: Request): Exchange {
    this.#sides?.answers.read();
    this.#count += 1;
    const number = this.#count;
    const rules = this.#rules.filter((rule) => hits(rule, request, number));
    const refusal = rules.map((rule) => effectOf(rule, number)).find((effect) => effect.does === "refuse");
    const { closes } = request;
    const exchange = { request, number, rules, refusal, closes, isWhole: false, isTold: !request.expects };
    this.#open.push(exchange);
    this.#answerRefused();
    return exchange;
  }

  #whole(exchange: Exchange): void {
    exchange.isWhole = true;
    this.#answerRefused();
  }

  /** Answers those whose turn it is. */
  #answerRefused(): void {
    for (let first = this.#open[0]; first?.refusal !== undefined; first = this.#open[0]) {
      if (!first.isWhole && !first.isTold) this.#sides?.answers.send(GO_AHEAD);
      first.isTold = true;
      if (!first.isWhole) return;
      const { refusal, closes, request } = first;
      this.#sides?.answers.send(refusalText(refusal, { method: request.method, closes }));
      this.#open.shift();
      if (closes) this.#sides?.answers.close();
    }
  }

  /** Of the rules that hit it, those that are still there. */
  #effectsOn({ rules, number }: Exchange): readonly HttpEffect[] {
    return rules.filter((rule) => this.#rules.includes(rule)).map((rule) => effectOf(rule, number));
  }

  #answered(exchange: Exchange): void {
    this.#open = this.#open.filter((other) => other !== exchange);
    if (exchange.request.mayTunnel) this.#sides?.requests.stayHttp();
    this.#answerRefused();
    this.#end.moved();
    if (this.#reads === "answers" && this.#open.length === 0) this.#readNothing();
  }

  #lostRequests(): void {
    this.#reads = "answers";
    this.#sides?.requests.passAll();
    if (this.#open.length === 0) this.#readNothing();
  }

  #lostAnswers(why: "tunnel" | "unreadable"): void {
    const waits = this.#open.some(({ refusal }) => refusal !== undefined);
    this.#open = [];
    this.#readNothing();
    // Their answers have no place any more, and whoever waits for them must not wait for ever.
    if (waits && why === "unreadable") this.#sides?.answers.close();
  }

  #readNothing(): void {
    this.#reads = "nothing";
    this.#sides?.requests.passAll();
    this.#sides?.answers.passAll();
  }

  /** Leaves as soon as it is not needed any more. */
  #settle(): void {
    if (this.#sides === undefined) return;
    if (this.#rules.length > 0 && this.#reads !== "nothing") return;
    const { requests, answers } = this.#sides;
    if (answers.isBusy || this.#open.some(({ refusal }) => refusal !== undefined)) return;
    this.#end.leave();
    this.#sides = undefined;
    this.#open = [];
    requests.passAll();
    answers.passAll();
  }
}
