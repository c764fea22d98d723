import { createHttpServer, send } from "../service/http-server.ts";
import type { Routes } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import { Refusal } from "../service/refusal.ts";
import type { Environment } from "../service/settings.ts";
import { required, wholeNumber } from "../service/settings.ts";
import type { Place } from "./tcp-router.ts";
import { TcpRouter } from "./tcp-router.ts";

export interface RouterSettings {
  readonly port: number;
  readonly adminPort: number;
  /** The first is where connections go at the start. */
  readonly places: ReadonlyMap<string, Place>;
}

/** Reads `east=127.0.0.1:8080,west=127.0.0.1:8081`. */
const readPlaces = (text: string): ReadonlyMap<string, Place> =>
  new Map(
    text.split(",").map((entry): [string, Place] => {
      const [, name = "", host = "", port = ""] = /^([\w-]+)=([\w.-]+):(\d{1,5})$/.exec(entry.trim()) ?? [];
      if (name !== "") return [name, { host, port: Number(port) }];
      throw new Error(`PLACES has "${entry}". Write each place as name=host:port, with commas between them.`);
    }),
  );

export const readRouterSettings = (environment: Environment): RouterSettings => ({
  port: wholeNumber(environment, "PORT"),
  adminPort: wholeNumber(environment, "ADMIN_PORT"),
  places: readPlaces(required(environment, "PLACES")),
});

const adminRoutes = (router: TcpRouter): Routes => {
  const now = (): string => JSON.stringify({ to: router.current, connections: router.connections });
  return {
    "GET /healthz": (_, response) => send(response, 200, now()),
    "POST /admin/route": async (request, response) => {
      const body = await readJson(request);
      const to = typeof body === "object" && body !== null && "to" in body ? body.to : undefined;
      if (typeof to !== "string" || !router.moveTo(to))
        throw new Refusal(400, `to must be one of ${router.names.join(", ")}`);
      send(response, 200, now());
    },
  };
};

/** The one clean door in front of two places, whose way an operator can move. */
export const startRouter = async (settings: RouterSettings): Promise<Running & { adminPort: number }> => {
  const router = new TcpRouter(settings.places);
  const admin = createHttpServer(adminRoutes(router));
  const adminPort = await listen(admin, settings.adminPort);
  const port = await new Promise<number>((resolve, reject) => {
    router.server.once("error", reject);
    router.server.listen({ port: settings.port, host: "127.0.0.1", backlog: 1_024 }, () => {
      const address = router.server.address();
      resolve(typeof address === "object" && address !== null ? address.port : settings.port);
    });
  });
  const close = async (): Promise<void> => {
    router.server.close();
    router.dropAll();
    await closeServer(admin);
  };
  return { port, adminPort, close };
};
