import type { IncomingMessage } from "node:http";
import type pg from "pg";
import type { Routes } from "../service/http-server.ts";
import { send } from "../service/http-server.ts";
import type { Outbox } from "../service/outbox.ts";
import { readJson } from "../service/read-json.ts";
import { databaseRefusal, Refusal } from "../service/refusal.ts";
import type { Switches } from "../service/switches.ts";
import type { MapTiles } from "./map-tiles.ts";
import { nextSyncIn } from "./next-sync.ts";
import type { Sync } from "./sync.ts";
import { readSync, storeSyncs } from "./sync.ts";
import type { NightLists } from "./walk-lists.ts";
import { cutList } from "./walk-lists.ts";

export type CanvassSwitch = "night-lists" | "outbox" | "large-pool" | "repeat";

export interface CanvassParts {
  readonly turfs: number;
  readonly lists: pg.Pool;
  readonly syncs: pg.Pool;
  readonly nightLists: NightLists;
  readonly outbox: Outbox<Sync>;
  readonly tiles: MapTiles;
  readonly switches: Switches<CanvassSwitch>;
}

const triesAtOnce = 3;

const asked = (request: IncomingMessage, name: string): string =>
  new URL(request.url ?? "/", "http://canvass").searchParams.get(name) ?? "";

const turfIn = (request: IncomingMessage, turfs: number): number => {
  const turf = asked(request, "turf");
  if (/^\d{1,6}$/.test(turf) && Number(turf) >= 1 && Number(turf) <= turfs) return Number(turf);
  throw new Refusal(422, `turf must be a whole number from 1 to ${turfs}`);
};

const busy = (error: unknown): never => {
  throw databaseRefusal(error);
};

const storeNow = async ({ syncs, switches }: CanvassParts, sync: Sync): Promise<void> => {
  const tries = switches.isOn("repeat") ? triesAtOnce : 1;
  for (let tried = 1; tried < tries; tried += 1) {
    const isStored = await storeSyncs(syncs, [sync]).then(
      () => true,
      () => false,
    );
    if (isStored) return;
  }
  await storeSyncs(syncs, [sync]).catch(busy);
};

/** Stored when this resolves, or safe on disk. */
const take = async (parts: CanvassParts, sync: Sync): Promise<"stored" | "waiting"> => {
  if (parts.switches.isOn("outbox")) {
    await parts.outbox.append(sync);
    return "waiting";
  }
  await storeNow(parts, sync);
  return "stored";
};

/** What the phones of canvassers ask for: a list before they walk, a map, and somebody who takes their results. */
export const walkerRoutes = (parts: CanvassParts): Routes => ({
  "GET /lists": async (request, response) => {
    const turf = turfIn(request, parts.turfs);
    const isNight = parts.switches.isOn("night-lists");
    const list = isNight ? parts.nightLists.read(turf) : cutList(parts.lists, turf).catch(busy);
    send(response, 200, await list);
  },
  "GET /maps": (request, response) => parts.tiles.answer(asked(request, "at"), response),
  "POST /syncs": async (request, response) => {
    const sync = readSync(request.headers["idempotency-key"], await readJson(request));
    const end = await take(parts, sync);
    const nextSyncInSeconds = nextSyncIn(sync.key, end === "waiting");
    send(response, end === "stored" ? 201 : 202, JSON.stringify({ [end]: true, nextSyncInSeconds }));
  },
});
