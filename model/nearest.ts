function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const change = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** The word of the list that was probably meant (Levenshtein distance of at most 2, or 3 for words over 6 letters). */
export function nearest(word: string, words: readonly string[]): string | undefined {
  if (word.length > 64) return undefined;
  const allowed = word.length > 6 ? 3 : 2;
  const ranked = words
    .map((candidate) => ({ candidate, away: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.away - b.away);
  const best = ranked[0];
  return best !== undefined && best.away <= allowed && best.away < word.length ? best.candidate : undefined;
}
