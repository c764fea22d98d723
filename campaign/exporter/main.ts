import { startExporter } from "./start-exporter.ts";

// A database that hangs must not hold up the end; what it holds, PostgreSQL gives back when the connection is gone.
const longestGoodbyeMs = 2_000;

const setting = (name: string, example: string): string => {
  const value = process.env[name] ?? "";
  if (value !== "") return value;
  process.stderr.write(`${name} is not set.\nSet it, for example ${name}=${example}\n`);
  process.exit(1);
};

const port = setting("PORT", "9187");
if (!/^\d{1,5}$/.test(port)) {
  process.stderr.write(`PORT is "${port}", which is not a port.\nSet PORT, for example 9187.\n`);
  process.exit(1);
}

const exporter = await startExporter({
  port: Number(port),
  databaseUrl: setting("DATABASE_URL", "postgres://postgres@127.0.0.1:5432/gotv"),
  role: process.env["ROLE"] ?? "gotv",
});

const stop = (): void => {
  setTimeout(() => process.exit(0), longestGoodbyeMs).unref();
  void exporter.close().then(() => process.exit(0));
};
process.on("SIGTERM", stop).on("SIGINT", stop);
