import type { Environment } from "./settings.ts";

/** Something that runs until it is closed. */
export interface Running {
  readonly port: number;
  close(): Promise<void>;
}

// Somebody who hangs at the other end must not hold up the end.
const longestGoodbyeMs = 5_000;

const told = (error: unknown): never => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
};

/** The life of a program: settings from the environment, and its end at SIGTERM, at SIGINT or with its supervisor. */
export const runProgram = async <Settings>(
  configure: (environment: Environment) => Settings,
  start: (settings: Settings) => Promise<Running>,
): Promise<void> => {
  // Under a supervisor the channel ends when the supervisor dies, however it dies.
  if (process.connected) process.once("disconnect", () => process.exit(0));
  let settings: Settings;
  try {
    settings = configure(process.env);
  } catch (error) {
    return told(error);
  }
  const running = await start(settings);
  const stop = (): void => {
    setTimeout(() => process.exit(0), longestGoodbyeMs).unref();
    void running.close().then(() => process.exit(0));
  };
  process.on("SIGTERM", stop).on("SIGINT", stop);
};
