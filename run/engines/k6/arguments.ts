/** One of several k6 processes that share the traffic. */
export interface Segment {
  readonly index: number;
  readonly of: number;
}

/** The files of a k6 process, in its own folder, where it runs. */
export const FILES = { config: "config.json", log: "k6.log", summary: "summary.json" };

function segmentFlags({ index, of }: Segment): string[] {
  const at = (edge: number): string => (edge === 0 || edge === of ? String(edge / of) : `${edge}/${of}`);
  const sequence = Array.from({ length: of + 1 }, (_, edge) => at(edge)).join(",");
  return [`--execution-segment=${at(index)}:${at(index + 1)}`, `--execution-segment-sequence=${sequence}`];
}

/** How k6 is called: paused, quiet, with its REST API at that address, and with no verdict of its own. */
export function k6Arguments(options: {
  readonly script: string;
  readonly address: string;
  readonly segment?: Segment;
  readonly consoleOutput?: string;
  /** For a script of the user's own, which keeps its thresholds. */
  readonly foreign?: readonly string[];
}): string[] {
  const { script, address, segment, consoleOutput, foreign = ["--no-thresholds"] } = options;
  return [
    "run",
    "--paused",
    "--quiet",
    "--no-color",
    "--no-usage-report",
    ...foreign,
    `--address=${address}`,
    // An own, empty configuration: that of the user could change the load.
    `--config=${FILES.config}`,
    "--out=opentelemetry",
    // With the summary disabled nothing is exported either; what it prints goes nowhere.
    "--summary-mode=compact",
    // By name alone, for a comma in the path of a log would end it.
    `--summary-export=${FILES.summary}`,
    // There is a warning for each failed request, and its metrics tell that better.
    `--log-output=file=${FILES.log},level=error`,
    "--log-format=json",
    ...(consoleOutput === undefined ? [] : [`--console-output=${consoleOutput}`]),
    ...(segment === undefined || segment.of === 1 ? [] : segmentFlags(segment)),
    script,
  ];
}
