// What takes two columns: the wide letters of East Asia, and most pictures.
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}/u;
const NONE = /\p{M}|\p{Default_Ignorable_Code_Point}/u;

const columnsOf = (letter: string): number => (NONE.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1);

/** How many columns of a terminal a text takes. */
export const textWidth = (text: string): number =>
  /^[\u0020-\u007E]*$/u.test(text)
    ? text.length
    : Array.from(text).reduce((sum, letter) => sum + columnsOf(letter), 0);

/** The text cut into pieces that take at most so many columns. */
export function piecesOf(text: string, room: number): readonly string[] {
  if (textWidth(text) <= room) return [text];
  const pieces: string[] = [];
  let piece = "";
  let width = 0;
  for (const letter of text) {
    const columns = columnsOf(letter);
    if (width + columns > room && piece !== "") {
      pieces.push(piece);
      piece = "";
      width = 0;
    }
    piece += letter;
    width += columns;
  }
  return piece === "" ? pieces : [...pieces, piece];
}

export const padded = (text: string, width: number): string =>
  `${text}${" ".repeat(Math.max(0, width - textWidth(text)))}`;
