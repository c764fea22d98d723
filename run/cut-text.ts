/** Tells that a text was cut there; what is left of a secret beside it is masked too. */
const CUT = "…";

/** The beginning of a text. */
export const beginningOf = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most)}${CUT}`;

/** The end of a text. */
export const endOf = (text: string, most: number): string =>
  text.length <= most ? text : `${CUT}${text.slice(-most)}`;
