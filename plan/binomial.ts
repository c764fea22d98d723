/** ln(n!), from the Stirling series (error below 1e-12 from 16 on) or by multiplying out. */
function logFactorial(n: number): number {
  if (n < 16) {
    let product = 1;
    for (let factor = 2; factor <= n; factor += 1) product *= factor;
    return Math.log(product);
  }
  const series = 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5) - 1 / (1680 * n ** 7);
  return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + series;
}

const NOTHING = 1e-18; // less than any uniform number can tell

/**
 * How many of n things happen when each does with probability p, for a uniform number u: the inverse of the binomial
 * distribution, its outcomes ordered from the most likely one outwards.
 *
 *   P(m)   = n! / (m! (n-m)!) · p^m · (1-p)^(n-m)      m = ⌊(n+1) p⌋, the mode
 *   P(k+1) = P(k) · (n-k)/(k+1) · p/(1-p)              and the other way for P(k-1)
 *
 * Exact for every n (up to the rounding of P(m), 1e-5 at a billion), and takes about √(n p (1-p)) steps.
 */
export function binomial(n: number, p: number, u: number): number {
  if (n === 0 || p <= 0) return 0;
  if (p >= 1) return n;
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const odds = p / (1 - p);
  const choices = logFactorial(n) - logFactorial(mode) - logFactorial(n - mode);
  const top = Math.exp(choices + mode * Math.log(p) + (n - mode) * Math.log1p(-p));
  let rest = u - top;
  let [above, below] = [top, top];
  for (let away = 1; rest >= 0 && above + below > NOTHING; away += 1) {
    above *= Math.max(0, ((n - mode - away + 1) / (mode + away)) * odds);
    rest -= above;
    if (rest < 0) return mode + away;
    below *= Math.max(0, (mode - away + 1) / (n - mode + away) / odds);
    rest -= below;
    if (rest < 0) return mode - away;
  }
  return mode;
}
