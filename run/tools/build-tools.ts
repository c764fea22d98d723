import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { EnvironmentError, reasonOf } from "../../model/errors.ts";
import { durationText } from "../../model/quantities.ts";
import { PINS, toolFolder } from "./cache-folder.ts";
import { TOOLS, type Platform, type Tool } from "./catalogue.ts";
import { fetchGo } from "./fetch-go.ts";
import { findGo, type Go } from "./find-go.ts";
import { locate, programFile, versionOf } from "./find-tool.ts";
import { goBuild } from "./go-build.ts";

/** What is built, from which Go module, into which folder. */
export interface Workshop {
  readonly tools: readonly Tool[];
  readonly modules: string;
  readonly folder: string;
}

const isPlatform = (name: string): name is Platform => ["linux", "darwin", "win32"].includes(name);

/** What to type on this machine to get a tool without Go. */
export const howToGet = ({ get }: Tool): string =>
  get[isPlatform(process.platform) ? process.platform : "linux"];

/** The tools that are neither on PATH nor built. */
export const missingTools = ({ tools, folder }: Workshop = workshop()): readonly Tool[] =>
  tools.filter(({ name }) => locate(name, folder) === undefined);

const workshop = (): Workshop => ({ tools: TOOLS, modules: PINS, folder: toolFolder() });

async function goFor(missing: readonly Tool[], modules: string): Promise<Go> {
  const go = await findGo();
  if (go !== undefined) return go.isOld ? await fetchGo(go, modules) : go;
  throw new EnvironmentError(
    `${missing.map(({ name }) => `"${name}"`).join(", ")} cannot be built: there is no Go on PATH.`,
    [
      "Install Go (https://go.dev/dl) and run npm run tools again, or get them by hand:",
      ...missing.map((tool) => `  ${howToGet(tool)}`),
    ].join("\n"),
  );
}

/** Builds beside its place and moves it there: whoever looks finds a whole program or none, two builders too. */
async function build(tool: Tool, go: Go, { modules, folder }: Workshop): Promise<string> {
  const unfinished = join(folder, programFile(`building-${process.pid}-${performance.now()}-${tool.name}`));
  const place = join(folder, programFile(tool.name));
  try {
    await goBuild(tool, { go, modules, output: unfinished });
    const version = await versionOf(unfinished, tool.versionArgs);
    await rename(unfinished, place);
    return version;
  } catch (error) {
    throw new EnvironmentError(
      `"${tool.name}" could not be built: ${reasonOf(error)}`,
      `Its first build downloads Go modules; without a network get it by hand:\n  ${howToGet(tool)}`,
      { cause: error },
    );
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Builds the tools that are neither on PATH nor built, from their pinned versions; says a line for each. */
export async function buildTools(say: (line: string) => void, shop: Workshop = workshop()): Promise<void> {
  const missing = missingTools(shop);
  for (const { name } of shop.tools) {
    const found = locate(name, shop.folder);
    if (found !== undefined) say(`${name}: nothing to do, ${found.path}`);
  }
  if (missing.length === 0) return;
  const go = await goFor(missing, shop.modules);
  await mkdir(shop.folder, { recursive: true });
  for (const tool of missing) {
    say(`${tool.name}: building with Go ${go.version}, which can take a minute or two`);
    const started = performance.now();
    const version = await build(tool, go, shop);
    const took = durationText(performance.now() - started);
    say(`${tool.name}: built ${version} in ${took}, ${join(shop.folder, programFile(tool.name))}`);
  }
}
