import { builds as made, readBuild } from "../rides/builds.ts";
import { every } from "../service/every.ts";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import { readJson } from "../service/read-json.ts";
import { Refusal } from "../service/refusal.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, required, wholeNumber } from "../service/settings.ts";
import { operatorRoutes, Switches, wantedIn } from "../service/switches.ts";
import { Copy } from "./copy.ts";
import type { DeploySwitch } from "./deploys.ts";
import { Deploys } from "./deploys.ts";
import { Discovery } from "./discovery.ts";
import { Front } from "./front.ts";

export interface DeployerSettings {
  readonly port: number;
  /** One for each copy. */
  readonly copyPorts: readonly number[];
  readonly databaseUrl: string;
  readonly consul: string;
  /** The operators' address of the front. */
  readonly front: string;
  readonly service: string;
  readonly release: string;
}

const readPorts = (text: string): readonly number[] =>
  text.split(",").map((port) => {
    if (/^\d{1,5}$/.test(port)) return Number(port);
    throw new Error(`COPY_PORTS has "${port}". Write ports with commas between them.`);
  });

export const readDeployerSettings = (environment: Environment): DeployerSettings => ({
  port: wholeNumber(environment, "PORT"),
  copyPorts: readPorts(required(environment, "COPY_PORTS")),
  databaseUrl: required(environment, "DATABASE_URL"),
  consul: httpAddress(environment, "CONSUL"),
  front: httpAddress(environment, "FRONT"),
  service: required(environment, "SERVICE"),
  release: readBuild(required(environment, "BUILD")),
});

const betweenSignsMs = 2_000;
const betweenWatchesMs = 250;

const readBuilds = (json: unknown): readonly string[] => {
  const list: unknown =
    typeof json === "object" && json !== null && "builds" in json ? json.builds : undefined;
  const known: unknown[] = Array.isArray(list) ? list : [undefined];
  if (known.every((build): build is string => typeof build === "string" && made.has(build))) return known;
  throw new Refusal(400, `builds must be a list of ${[...made.keys()].join(", ")}`);
};

const deployRoutes = (deploys: Deploys): Routes => {
  const now = (): string => JSON.stringify(deploys.told);
  return {
    "POST /admin/builds": async (request, response) => {
      deploys.ask(readBuilds(await readJson(request)));
      send(response, 200, now());
    },
    "POST /admin/restart": async (request, response) => {
      deploys.restart(wantedIn(await readJson(request)));
      send(response, 200, now());
    },
  };
};

/** Keeps the copies of a service running, and rolls new builds out over them, as Spinnaker does. */
export const startDeployer = async (settings: DeployerSettings): Promise<Running> => {
  const { copyPorts, databaseUrl, consul, service, release } = settings;
  const copies = copyPorts.map((port) => new Copy(port, databaseUrl));
  const discovery = new Discovery(consul, service);
  const front = new Front(settings.front);
  const switches = new Switches<DeploySwitch>(["drain", "gate", "at-once"]);
  const deploys = new Deploys({ copies, discovery, front, switches, release });
  const stopping = new AbortController();
  for (const copy of copies) {
    await copy.start(release);
    await discovery.list(copy.port);
  }
  const health = () => ({ state: "full" as const, backlog: 0, ...deploys.told });
  const server = createHttpServer({ ...deployRoutes(deploys), ...operatorRoutes(switches, health) });
  const port = await listen(server, settings.port);
  const working = [
    deploys.run(),
    every(betweenSignsMs, () => discovery.sign(), stopping.signal),
    every(betweenWatchesMs, () => deploys.watch(), stopping.signal),
  ];
  const close = async (): Promise<void> => {
    await closeServer(server);
    deploys.stop();
    stopping.abort();
    await Promise.all(working);
    for (const copy of copies) await copy.stop();
    for (const part of [...copies, discovery, front]) part.close();
  };
  return { port, close };
};
