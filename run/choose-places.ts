import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { EnvironmentError } from "../model/errors.ts";
import type { PlannedLink } from "../model/links.ts";
import type { Plan } from "../model/plan.ts";
import { hostAndPort, placeNames, type Places } from "./places.ts";
import { listenTrouble, portFinder } from "./ports.ts";

const LITERAL_PORT = /:(\d{1,5})(?!\d)/gu;

/** Where links are led while something is broken: a place at which nobody listens must stay one. */
const wrongTurns = ({ breaks }: Plan): readonly string[] =>
  breaks.flatMap(({ changes }) =>
    changes.flatMap((change) => (change.kind === "repoint" ? [change.to] : [])),
  );

/** Ports that the scenario names itself: something of the user's will want them, though it may not run yet. */
export const namedPorts = (plan: Plan): ReadonlySet<number> =>
  new Set(
    [
      ...plan.links.flatMap(({ to, listen = "" }) => [to, listen]),
      ...plan.system.map(({ ready }) => ready),
      ...wrongTurns(plan),
    ]
      .flatMap((address) => [...address.matchAll(LITERAL_PORT)])
      .map(([, port]) => Number(port)),
  );

async function mustBeFree({ name, listen }: PlannedLink & { readonly listen: string }): Promise<string> {
  const { host, port } = hostAndPort(listen);
  const trouble = await listenTrouble(host, port);
  if (trouble === undefined) return listen;
  throw new EnvironmentError(
    `The link "${name}" cannot listen at "${listen}": ${trouble}.`,
    "Stop what holds that address (ss -ltnp shows it), or give the link another listen: in the scenario.",
  );
}

const PLAIN_FOLDER = /^[\w./@%+,:=-]+$/u;

/** Scenarios put folders into commands, with quotes or without: what a shell sees more in than a name cannot go there. */
function mustBePlain(folder: string): void {
  if (PLAIN_FOLDER.test(folder)) return;
  throw new EnvironmentError(
    `The temporary folder "${folder}" holds a character that a shell would not take for part of a name.`,
    "Set TMPDIR to a folder of letters, digits, dots, dashes and underscores, such as TMPDIR=/tmp.",
  );
}

/** Chooses free ports, makes empty folders, and looks whether links can listen where the scenario wants them to. */
export async function choosePlaces(plan: Plan, folder: string): Promise<Places> {
  const find = portFinder(process.pid, namedPorts(plan));
  const [ports, links, folders] = [
    new Map<string, string>(),
    new Map<string, string>(),
    new Map<string, string>(),
  ];
  const text = JSON.stringify(plan);
  for (const name of placeNames(text, "ports")) ports.set(name, String(await find()));
  for (const { name, to, listen } of plan.links) {
    const address =
      listen === undefined ? `127.0.0.1:${await find()}` : await mustBeFree({ name, to, listen });
    links.set(name, address);
  }
  const wanted = placeNames(text, "folders");
  if (wanted.length > 0) mustBePlain(folder);
  for (const name of wanted) {
    folders.set(name, join(folder, name));
    await mkdir(join(folder, name));
  }
  return { ports, links, folders };
}
