import { createServer } from "node:net";
import { StartError } from "./start-error.ts";

/** PostgreSQL reports a taken port only after its own start; asking first gives one clear message. */
export const checkPort = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => {
      reject(
        new StartError(
          `PostgreSQL cannot listen on 127.0.0.1:${port}: ${error.message}`,
          "Stop the program that uses this port, or set PORT to another one.",
        ),
      );
    });
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => probe.close(() => resolve()));
  });
