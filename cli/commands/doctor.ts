import { Command, Option } from "commander";
import { measureLoad, type LoadFigures } from "../../run/doctor/load.ts";
import { lookAtMachine } from "../../run/doctor/machine.ts";
import { lookForTools } from "../../run/doctor/tools.ts";
import { vitalsOf } from "../../run/doctor/vitals.ts";
import type { Console } from "../console.ts";
import { doctorText, stepText } from "../doctor-text.ts";
import { engineParity, parityText } from "../engine-parity.ts";
import { EXIT } from "../exit-codes.ts";

interface DoctorFlags {
  readonly json?: boolean;
  readonly ceiling: boolean;
  readonly parity?: boolean;
}

const EXAMPLES = `
Examples:
  gameday doctor
  gameday doctor --no-ceiling
  gameday doctor --parity
  gameday doctor --json 2>/dev/null | jq .load.ceiling.perSecond

Exit codes: 0 this machine can rehearse a day, 3 it cannot.
`;

async function loadOf(flags: DoctorFlags, console: Console): Promise<LoadFigures> {
  if (!flags.ceiling) return { kind: "skipped" };
  console.err("Measuring what this machine carries, about ten seconds; quiet neighbours make it truer.\n");
  return await measureLoad(new AbortController().signal, (step) => console.err(stepText(step)));
}

async function compareEngines(flags: DoctorFlags, console: Console): Promise<number> {
  console.err("Sending the same two seconds with every load engine.\n");
  const parity = await engineParity(new AbortController().signal);
  console.out(flags.json === true ? `${JSON.stringify(parity, null, 2)}\n` : parityText(parity));
  return parity.differences.length === 0 ? EXIT.ready : EXIT.environment;
}

async function examine(flags: DoctorFlags, console: Console): Promise<number> {
  const [machine, tools] = [await lookAtMachine(), await lookForTools()];
  const load = await loadOf(flags, console);
  const vitals = vitalsOf(machine, load);
  const isReady = vitals.every(({ state }) => state !== "unfit");
  if (flags.json === true) {
    console.out(`${JSON.stringify({ isReady, vitals, machine, tools, load }, null, 2)}\n`);
  } else {
    console.out(doctorText(vitals, tools, load));
  }
  return isReady ? EXIT.ready : EXIT.environment;
}

/** `gameday doctor`: what this machine has and carries, before a day depends on it. */
export const doctorCommand = (console: Console, done: (code: number) => void): Command =>
  new Command("doctor")
    .description("look whether this machine can rehearse: tools, limits, and the load it carries by itself")
    .addOption(new Option("--json", "print the same as JSON"))
    .addOption(new Option("--no-ceiling", "do not measure what this machine carries"))
    .addOption(
      new Option("--parity", "compare the load engines instead: same calls, same ends, same latencies"),
    )
    .addHelpText("after", EXAMPLES)
    .action(async (flags: DoctorFlags) =>
      done(await (flags.parity === true ? compareEngines : examine)(flags, console)),
    );
