const PLAIN = /^[\w./:@%+,-]+$/u;

/** One word of a shell command, in quotes whatever it holds. */
export const quotedShellWord = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`;

/** One word of a shell command to type or to copy: in quotes only where a shell would see more than a word. */
export const shellWord = (word: string): string => (PLAIN.test(word) ? word : quotedShellWord(word));
