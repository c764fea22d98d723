/** A way of taking reports by phone. */
export interface PhoneWay {
  readonly lines: number;
  /** How long one call holds its line. */
  readonly minutesPerCall: number;
  /** 1 when everybody calls for themselves; many when an office reads out its sheet. */
  readonly reportsPerCall: number;
}

/** A round of reports: everybody is heard from once before the next round begins. */
export interface Round {
  readonly people: number;
  readonly reportsEach: number;
  readonly everyMinutes: number;
}

const callsOf = (round: Round, { reportsPerCall }: PhoneWay): number =>
  Math.ceil((round.people * round.reportsEach) / reportsPerCall);

/** Minutes until the whole round is in when every line is busy all the time: the best case, no line is idle between calls. */
export const minutesToClear = (round: Round, way: PhoneWay): number =>
  Math.ceil(callsOf(round, way) / way.lines) * way.minutesPerCall;

/** Whether a round is in before the next is due. */
export const clearsInTime = (round: Round, way: PhoneWay): boolean =>
  minutesToClear(round, way) <= round.everyMinutes;

/** The load that a round puts on the lines, in Erlang: how many lines its calls would hold at once on average. */
export const erlangsOf = (round: Round, way: PhoneWay): number =>
  (callsOf(round, way) * way.minutesPerCall) / round.everyMinutes;

/**
 * Erlang's B formula: the share of calls that find every line busy, when calls come at random and those that find no line
 * do not come again (A. K. Erlang, 1917, computed by its recursion). People do call again, so the true share is higher.
 */
export const busyShare = (erlangs: number, lines: number): number => {
  let share = 1;
  for (let line = 1; line <= lines; line += 1) share = (erlangs * share) / (line + erlangs * share);
  return share;
};
