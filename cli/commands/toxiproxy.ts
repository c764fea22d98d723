import { Command, Option } from "commander";
import { startToxiproxyProcess } from "../../run/toxiproxy/embedded-process.ts";
import type { Console } from "../console.ts";
import { checked, port, seed } from "../flag-values.ts";
import { STOP_SIGNALS } from "../stop-signals.ts";

/** Resolves at the first signal; later ones find the end already under way. */
const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of STOP_SIGNALS) process.on(signal, () => resolve());
  });

/** `gameday toxiproxy`: the embedded Toxiproxy on its own, until Ctrl-C. */
export const toxiproxyCommand = (console: Console): Command =>
  new Command("toxiproxy")
    .description("run the embedded Toxiproxy on its own, with the same HTTP API as toxiproxy-server")
    .addOption(new Option("--port <port>", "port of the HTTP API").default(8474).argParser(checked(port)))
    .addOption(
      new Option("--seed <number>", "seed of jitter and toxicity").default(1).argParser(checked(seed)),
    )
    .addHelpText("after", "\nExample:\n  gameday toxiproxy --port 8474 &\n  toxiproxy-cli list\n")
    .action(async (flags: { readonly port: number; readonly seed: number }) => {
      const stopped = stopSignal();
      const server = await startToxiproxyProcess(flags);
      console.out(`Toxiproxy listens on ${server.url}; Ctrl-C ends it and all of its links.\n`);
      await Promise.race([stopped, new Promise<void>((resolve) => server.onExit(() => resolve()))]);
      await server.stop();
    });
