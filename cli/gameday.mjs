#!/usr/bin/env node
// Node 20 reads no TypeScript by itself; the programs that gameday starts get the same flag from here.
const loader = import.meta.resolve("tsx");
process.execArgv.push("--import", loader);
await import(loader);
await import("./bin.ts");
