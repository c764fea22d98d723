/**
 * Our programs start their children with the flags that they were started with themselves; vitest's workers have none
 * that run TypeScript. Each test file has a worker of its own, so this changes nobody else.
 */
export function startChildrenWithTsx(): void {
  process.execArgv = ["--import", "tsx"];
}
