import type { CommandList } from "../command-list.ts";

/** All commands, in the order of the help. */
export const COMMANDS: CommandList = {
  run: async () => (await import("./run.ts")).runCommand,
  rehearse: async () => (await import("./rehearse.ts")).rehearseCommand,
  plan: async () => (await import("./plan.ts")).planCommand,
  list: async () => (await import("./list.ts")).listCommand,
  import: async () => (await import("./import.ts")).importCommand,
  doctor: async () => (await import("./doctor.ts")).doctorCommand,
  report: async () => (await import("./report.ts")).reportCommand,
  compare: async () => (await import("./compare.ts")).compareCommand,
  history: async () => (await import("./history.ts")).historyCommand,
  runbook: async (rest) => await (await import("./runbook/index.ts")).runbookCommand(rest),
  export: async () => (await import("./export/index.ts")).exportCommand,
  heal: async () => (await import("./heal.ts")).healCommand,
  toxiproxy: async () => (await import("./toxiproxy.ts")).toxiproxyCommand,
};
