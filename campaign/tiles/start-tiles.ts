import type { ServerResponse } from "node:http";
import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import type { Environment } from "../service/settings.ts";
import { wholeNumber } from "../service/settings.ts";

export interface TilesSettings {
  readonly port: number;
  /** Tiles that may be under way at one time. */
  readonly concurrent: number;
  /** How long the vendor takes to answer. */
  readonly networkMs: number;
}

export const readTilesSettings = (environment: Environment): TilesSettings => ({
  port: wholeNumber(environment, "PORT"),
  concurrent: wholeNumber(environment, "CONCURRENT", 200),
  networkMs: wholeNumber(environment, "NETWORK_MS", 10),
});

const place = /^\/(\d{1,2})\/(\d{1,7})\/(\d{1,7})\.json$/;
const deepestZoom = 19;

interface Tile {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** A map of zoom z has 2^z tiles a side; nothing for a place that is off the map. */
const tileAt = (path: string): Tile | undefined => {
  const [zoom, x, y] = (place.exec(path) ?? []).slice(1).map(Number);
  if (zoom === undefined || x === undefined || y === undefined || zoom > deepestZoom) return undefined;
  return x < 2 ** zoom && y < 2 ** zoom ? { zoom, x, y } : undefined;
};

/** The north-western corner of a tile in degrees, as the Mercator projection of web maps has it. */
const cornerOf = ({ zoom, x, y }: Tile): readonly [longitude: number, latitude: number] => {
  const north = Math.PI * (1 - (2 * y) / 2 ** zoom);
  return [(x / 2 ** zoom) * 360 - 180, (Math.atan(Math.sinh(north)) * 180) / Math.PI];
};

/** The tile as GeoJSON: its frame, in which streets would stand. */
const drawn = (tile: Tile): string => {
  const { zoom, x, y } = tile;
  const [west, north] = cornerOf(tile);
  const [east, south] = cornerOf({ zoom, x: x + 1, y: y + 1 });
  const frame = [
    [
      [west, north],
      [east, north],
      [east, south],
      [west, south],
      [west, north],
    ],
  ];
  const geometry = { type: "Polygon", coordinates: frame };
  return JSON.stringify({
    type: "FeatureCollection",
    features: [{ type: "Feature", properties: {}, geometry }],
  });
};

const refuse = (response: ServerResponse, status: number): void => {
  response.writeHead(status, { "content-length": 0 }).end();
};

/** A stand-in for a vendor of map tiles: what is drawn in each place, 404 off the map, 429 above its limit. */
export const startTiles = async ({ port, concurrent, networkMs }: TilesSettings): Promise<Running> => {
  let underWay = 0;
  const answer = async (path: string, response: ServerResponse): Promise<void> => {
    if (path === "/healthz") return refuse(response, 200);
    const tile = tileAt(path);
    if (tile === undefined) return refuse(response, 404);
    if (underWay >= concurrent) return refuse(response, 429);
    underWay += 1;
    await pause(networkMs);
    underWay -= 1;
    send(response, 200, drawn(tile));
  };
  const server = createServer((request, response) => void answer(request.url ?? "/", response));
  server.keepAliveTimeout = 65_000;
  return { port: await listen(server, port), close: () => closeServer(server) };
};
