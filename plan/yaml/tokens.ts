import { CST, Lexer, Parser } from "yaml";
import { quoted } from "../wording.ts";
import { refuse } from "./refusal.ts";

const MOST_TOKENS = 100_000;
const MOST_ITEMS = 2000; // composing compares each key of a map with all others
const DEEPEST = 32;
const TOO_DEEP = `This is nested too deeply: at most ${DEEPEST} levels.`;
/** What the parser has open at once; it closes one by a call inside of another, so thousands would overflow the stack. */
const MOST_OPEN = 200;

/** The text as concrete syntax, refused where it would be fatal to go on parsing or to compose it. */
export function tokensOf(text: string): readonly CST.Token[] {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let seen = 0;
  for (const lexeme of new Lexer().lex(text)) {
    seen += 1;
    if (seen > MOST_TOKENS) refuse(parser.offset, "There is too much in this file for a scenario.");
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > MOST_OPEN) refuse(parser.offset, TOO_DEEP);
  }
  tokens.push(...parser.end());
  for (const token of tokens) checkSize(token, 0);
  return tokens;
}

type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;

const isCollection = (token: CST.Token): token is Collection => "items" in token;

/** Refuses what a scenario has no use for, and nesting and lists that would be slow or fatal to compose. */
function checkSize(token: CST.Token, depth: number): void {
  if (token.type === "directive") {
    refuse(token.offset, `${quoted(token.source)} is a YAML directive; a scenario has none.`);
  }
  if (token.type === "document" && token.value !== undefined) checkSize(token.value, 0);
  if (!isCollection(token)) return;
  if (depth >= DEEPEST) refuse(token.offset, TOO_DEEP);
  if (token.items.length > MOST_ITEMS)
    refuse(token.offset, "There are too many entries here: at most 1,000.");
  for (const part of token.items.flatMap(({ key, value }) => [key, value])) {
    if (part !== undefined && part !== null) checkSize(part, depth + 1);
  }
}
