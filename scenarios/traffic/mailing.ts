/** A list of people who get an e-mail and click on it, in minutes. */
export interface Mailing {
  /** From the first e-mail sent to the last, evenly. */
  readonly sendIn: number;
  /** Of those who will click at all, half have done so this long after they got it. */
  readonly halfLife: number;
}

const clickedAfter = (minute: number, halfLife: number): number =>
  minute <= 0 ? 0 : 1 - 2 ** (-minute / halfLife);

/**
 * Clicks per minute, so many minutes after the first e-mail, in parts of those who get one per minute and will click.
 *
 *   c(t) = (1 - 2^(-t/h)) - (1 - 2^(-(t-s)/h))        each bracket is 0 before its time
 *
 *   s time in which the list is sent        h half-life of the clicks
 *
 * It rises until the last e-mail is sent, then halves every h. Over all time it adds up to s.
 */
export const clicksAt = (minute: number, { sendIn, halfLife }: Mailing): number =>
  clickedAfter(minute, halfLife) - clickedAfter(minute - sendIn, halfLife);

/** The same in parts of its highest, which is reached when the last e-mail is sent. */
export const clicksOfPeak = (minute: number, mailing: Mailing): number =>
  clicksAt(minute, mailing) / clicksAt(mailing.sendIn, mailing);
