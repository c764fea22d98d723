import type { PlaceVariable } from "../model/place-variables.ts";
import type { StateProbe } from "../model/plan.ts";
import { visible } from "./escape-markdown.ts";
import { shellTextWith } from "./shell-command.ts";

/** A command that shows what the service says of itself, and what its output must hold. */
export interface StateCheck {
  readonly shell: string;
  readonly expect: string;
  readonly alsoExpect: string | null;
  readonly isAltered: boolean;
}

const PLAIN_FIELD = /^[\w-]+$/u;

/** Leaves of the answer only the fields that count, one a line and without blanks: `"state":"full"`. */
const onlyFields = (fields: readonly string[]): string => {
  const name = fields.length === 1 ? fields.join("") : `(${fields.join("|")})`;
  return `tr -d ' \\n' | grep -oE '"${name}":("[^"]*"|[0-9]+)'`;
};

interface Wanted {
  readonly field: string;
  readonly expect: string;
}

const says = (field: string, state: string): Wanted => ({ field, expect: `"${field}":"${state}"` });

function checkOf(
  { get }: StateProbe,
  [first, second]: readonly [Wanted, Wanted?],
  variables: readonly PlaceVariable[],
): StateCheck | null {
  const fields = second === undefined ? [first.field] : [first.field, second.field];
  if (!fields.every((field) => PLAIN_FIELD.test(field))) return null;
  // Without -f: a service that says its state with a 503 still says it.
  const shell = `curl -sS ${shellTextWith(get, variables)} | ${onlyFields(fields)}`;
  return {
    shell,
    expect: first.expect,
    alsoExpect: second?.expect ?? null,
    isAltered: visible(shell) !== shell,
  };
}

/** Asks for the state; null where there is nobody to ask, or where the state is that nobody answers. */
export const stateCheck = (
  probe: StateProbe | undefined,
  state: string,
  variables: readonly PlaceVariable[],
): StateCheck | null =>
  probe === undefined || state === "off" ? null : checkOf(probe, [says(probe.field, state)], variables);

/** Asks whether all is as it was: full, and no write waits to be stored. */
export function backCheck(
  probe: StateProbe | undefined,
  variables: readonly PlaceVariable[],
): StateCheck | null {
  if (probe === undefined) return null;
  const { field, backlog } = probe;
  const full = says(field, "full");
  return backlog === undefined
    ? checkOf(probe, [full], variables)
    : checkOf(probe, [full, { field: backlog, expect: `"${backlog}":0` }], variables);
}
