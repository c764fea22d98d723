import { z } from "zod";

const LONGEST = 500;
const WANTED = `Write a text of 1 to ${LONGEST} characters.`;

/** What the game master writes down: something seen, or something that was played to the players. */
export const note = z.object({
  what: z.enum(["note", "inject"]),
  text: z.string(WANTED).trim().min(1, WANTED).max(LONGEST, WANTED),
});

export type Note = z.infer<typeof note>;
