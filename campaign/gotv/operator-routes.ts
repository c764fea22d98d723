import type { IncomingMessage } from "node:http";
import type pg from "pg";
import type { Contact } from "./contact.ts";
import type { DegradedMode } from "../service/degraded-mode.ts";
import type { Routes } from "../service/http-server.ts";
import { send } from "../service/http-server.ts";
import type { Outbox } from "../service/outbox.ts";
import { readJson } from "../service/read-json.ts";
import { Refusal } from "../service/refusal.ts";
import { resizePool } from "../service/resize-pool.ts";
import type { Scoreboard } from "./scoreboard.ts";

export interface Controls {
  readonly pool: pg.Pool;
  readonly outbox: Outbox<Contact>;
  readonly degraded: DegradedMode;
  readonly scoreboard: Scoreboard;
}

const isObject = (value: unknown): value is { on?: unknown; size?: unknown } =>
  typeof value === "object" && value !== null;

const readSwitch = async (request: IncomingMessage): Promise<boolean> => {
  const body = await readJson(request);
  if (isObject(body) && typeof body.on === "boolean") return body.on;
  throw new Refusal(400, 'send {"on":true} or {"on":false}');
};

const readSize = async (request: IncomingMessage): Promise<number> => {
  const body = await readJson(request);
  const size = isObject(body) ? body.size : undefined;
  if (typeof size === "number" && Number.isInteger(size) && size >= 1 && size <= 1_000) return size;
  throw new Refusal(400, 'send {"size":80}, a whole number from 1 to 1000');
};

const health = ({ pool, outbox, degraded, scoreboard }: Controls): string =>
  JSON.stringify({
    state: degraded.isOn ? "queue-writes" : "full",
    outbox: outbox.size,
    pool: {
      total: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
      max: pool.options.max,
    },
    coalescing: scoreboard.coalescing.isOn,
  });

/** What an operator sees and turns; every answer is the new state. */
export const operatorRoutes = (controls: Controls): Routes => ({
  "GET /healthz": (_, response) => send(response, 200, health(controls)),
  "POST /admin/pool": async (request, response) => {
    resizePool(controls.pool, await readSize(request));
    send(response, 200, health(controls));
  },
  "POST /admin/degraded": async (request, response) => {
    await controls.degraded.turn(await readSwitch(request));
    send(response, 200, health(controls));
  },
  "POST /admin/coalescing": async (request, response) => {
    controls.scoreboard.coalescing.isOn = await readSwitch(request);
    send(response, 200, health(controls));
  },
});
