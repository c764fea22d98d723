import { defaultLine, type PlaceVariable } from "../model/place-variables.ts";

/** Every command that a context shows, however deep. */
function commandsIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    key === "shell" && typeof inner === "string" ? [inner] : commandsIn(inner),
  );
}

/**
 * The lines that give the variables of these commands their values, or null where no command needs any. What a terminal
 * has set already wins, so whoever sets the variables once can paste every block as it stands.
 */
export function addressLines(shown: unknown, variables: readonly PlaceVariable[]): string | null {
  const commands = commandsIn(shown);
  const lines = variables
    .filter(({ variable }) => commands.some((shell) => new RegExp(`\\$\\{${variable}\\W`, "u").test(shell)))
    .map(defaultLine);
  return lines.length === 0 ? null : lines.join("\n");
}
