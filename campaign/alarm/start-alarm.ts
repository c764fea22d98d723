import { every } from "../service/every.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, wholeNumber } from "../service/settings.ts";
import { operatorRoutes, Switches } from "../service/switches.ts";
import type { WatchAddresses } from "./watch.ts";
import { Watch } from "./watch.ts";

export interface AlarmSettings extends WatchAddresses {
  readonly port: number;
  /** How often it looks. */
  readonly everyMs: number;
}

export const readAlarmSettings = (environment: Environment): AlarmSettings => ({
  port: wholeNumber(environment, "PORT"),
  metrics: httpAddress(environment, "METRICS"),
  door: httpAddress(environment, "DOOR"),
  pager: httpAddress(environment, "PAGER"),
  everyMs: wholeNumber(environment, "EVERY_MS", 500),
});

const health = () => ({ state: "full" as const, backlog: 0 });

/** The alarm, in a process of its own; `GET /verdict` is what the wall of the on-call room shows. */
export const startAlarm = async ({ port, everyMs, ...addresses }: AlarmSettings): Promise<Running> => {
  const stopping = new AbortController();
  const switches = new Switches<"outside" | "patience">(["outside", "patience"]);
  const watch = new Watch(addresses, {
    isOutside: () => switches.isOn("outside"),
    isPatient: () => switches.isOn("patience"),
  });
  const server = createHttpServer({
    "GET /verdict": async (_, response) => {
      const verdict = await watch.verdict();
      // Whoever looks at the wall must not take "nobody knows" for a green light.
      send(response, verdict.is === "unknown" ? 503 : 200, JSON.stringify(verdict));
    },
    ...operatorRoutes(switches, health),
  });
  const bound = await listen(server, port);
  const running = [
    every(everyMs, () => watch.probe(), stopping.signal),
    every(everyMs, () => watch.page(), stopping.signal),
  ];
  const close = async (): Promise<void> => {
    await closeServer(server);
    stopping.abort();
    await Promise.all(running);
    watch.close();
  };
  return { port: bound, close };
};
