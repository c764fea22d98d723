// Node 20 reads no TypeScript by itself; see cli/gameday.mjs.
const loader = import.meta.resolve("tsx");
if (!process.execArgv.includes(loader)) process.execArgv.push("--import", loader);
await import(loader);
const library = await import("./index.ts");
export const { compare, heal, plan, readiness, report, run, runbooks, scenarios } = library;
export const { EnvironmentError, NotHealedError, UsageError } = library;
