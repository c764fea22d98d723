import { describe } from "vitest";
import { httpConversation } from "./http-conversation.ts";
import { QUICK } from "./support/effort.ts";

describe("bytes through a link with HTTP toxics", () => {
  httpConversation(QUICK);
});
