const HAS_PROGRAM = /^(?:-e|--eval|-p|--print|-pe)$/u;

/** The flags of node that a child of ours needs too, without a program given as text: that would start itself for ever. */
export function childFlags(flags: readonly string[] = process.execArgv): readonly string[] {
  return flags.filter(
    (flag, index) =>
      !HAS_PROGRAM.test(flag) &&
      !/^--(?:eval|print)=/u.test(flag) &&
      !HAS_PROGRAM.test(flags[index - 1] ?? ""),
  );
}
