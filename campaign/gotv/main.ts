import type { Configuration } from "./configuration.ts";
import { readConfiguration } from "./configuration.ts";
import { startGotv } from "./start-gotv.ts";

// A database that hangs must not hold up the end.
const longestGoodbyeMs = 5_000;

const configure = (): Configuration => {
  try {
    return readConfiguration(process.env);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
};

// Under a supervisor the channel ends when the supervisor dies, however it dies.
if (process.connected) process.once("disconnect", () => process.exit(0));

const gotv = await startGotv(configure());

const stop = (): void => {
  setTimeout(() => process.exit(0), longestGoodbyeMs).unref();
  void gotv.close().then(() => process.exit(0));
};
process.on("SIGTERM", stop).on("SIGINT", stop);
