import { once } from "node:events";
import { Command, Option } from "commander";
import { startToxiproxyProcess } from "../../run/toxiproxy-process.ts";
import type { Console } from "../console.ts";

/** `gameday toxiproxy`: the embedded Toxiproxy on its own, until Ctrl-C. */
export const toxiproxyCommand = (console: Console): Command =>
  new Command("toxiproxy")
    .description("run the embedded Toxiproxy on its own, with the same HTTP API as toxiproxy-server")
    .addOption(new Option("--port <port>", "port of the HTTP API").default(8474).argParser(Number))
    .addOption(new Option("--seed <number>", "seed of jitter and toxicity").default(1).argParser(Number))
    .addHelpText("after", "\nExample:\n  gameday toxiproxy --port 8474 &\n  toxiproxy-cli list\n")
    .action(async (flags: { readonly port: number; readonly seed: number }) => {
      const server = await startToxiproxyProcess(flags);
      console.out(`Toxiproxy listens on ${server.url}; Ctrl-C ends it and all of its links.\n`);
      const stopped = new AbortController();
      const end = Promise.race([
        once(process, "SIGINT", { signal: stopped.signal }),
        once(process, "SIGTERM", { signal: stopped.signal }),
        new Promise<void>((resolve) => server.onExit(() => resolve())),
      ]);
      await end;
      await server.stop();
      stopped.abort();
    });
