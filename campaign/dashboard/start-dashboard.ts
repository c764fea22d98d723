import { mkdirSync } from "node:fs";
import { DegradedMode } from "../service/degraded-mode.ts";
import { Drainer } from "../service/drainer.ts";
import { createHttpServer } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import { Outbox } from "../service/outbox.ts";
import type { Running } from "../service/program.ts";
import type { Environment } from "../service/settings.ts";
import { httpAddress, required, wholeNumber } from "../service/settings.ts";
import type { Health } from "../service/switches.ts";
import { operatorRoutes, Switches } from "../service/switches.ts";
import type { DashboardSwitch } from "./core-api.ts";
import { CoreApi } from "./core-api.ts";
import { officeRoutes } from "./routes.ts";
import { submissionOnDisk } from "./submission.ts";

export interface DashboardSettings {
  readonly port: number;
  readonly core: string;
  /** Keeps held submissions, and that they are held, over a restart. */
  readonly folder: string;
}

export const readDashboardSettings = (environment: Environment): DashboardSettings => ({
  port: wholeNumber(environment, "PORT"),
  core: httpAddress(environment, "CORE"),
  folder: required(environment, "HELD_DIR"),
});

/** The field offices' page: totals to look at, and forms to type in; it talks to the core API and to nothing else. */
export const startDashboard = async (settings: DashboardSettings): Promise<Running> => {
  mkdirSync(settings.folder, { recursive: true });
  const switches = new Switches<DashboardSwitch>(["hold", "retry"]);
  const holding = new DegradedMode(settings.folder);
  switches.turn("hold", holding.isOn);
  const turned = { last: Promise.resolve() };
  switches.onChange((name, isOn) => {
    if (name === "hold") turned.last = turned.last.then(() => holding.turn(isOn));
  });
  const core = new CoreApi(settings.core, switches);
  const held = await Outbox.open(settings.folder, submissionOnDisk);
  const drainer = new Drainer(
    held,
    (submissions) => core.submitAll(submissions),
    () => holding.isOn,
  );
  const health = (): Health => ({
    state: holding.isOn ? "queue-writes" : "full",
    backlog: held.size,
  });
  const server = createHttpServer({
    ...officeRoutes({ core, holding, held }),
    ...operatorRoutes(switches, health),
  });
  const port = await listen(server, settings.port);
  const draining = drainer.run();
  const close = async (): Promise<void> => {
    await closeServer(server);
    drainer.stop();
    await Promise.all([draining, turned.last]);
    core.close();
  };
  return { port, close };
};
