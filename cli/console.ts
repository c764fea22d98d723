/** Where a command prints: results to `out`, progress to `err`. The only doors to the terminal. */
export interface Console {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Is progress watched on a terminal? */
  readonly terminal: boolean;
  readonly columns: () => number;
  readonly colour: boolean;
}

/** The console of this process; a reader that went away (a closed pipe) is no error. */
export function processConsole(): Console {
  const { stdout, stderr, env } = process;
  for (const stream of [stdout, stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
  const colour = (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb";
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    terminal: stderr.isTTY && env["TERM"] !== "dumb",
    columns: () => stderr.columns || 100,
    colour: colour && stdout.isTTY,
  };
}
