import { placeVariables } from "../../model/place-variables.ts";
import type { LedByPeople } from "../../run/rehearsal/led-by-people.ts";
import type { News } from "../../run/rehearsal/lead.ts";
import type { ReadRunbook } from "../../runbooks/index.ts";
import type { Console } from "../console.ts";
import { writeAddresses } from "./addresses-file.ts";
import { readWord } from "./read-word.ts";
import { addressesText, HELP, newsText, replyText } from "./rehearsal-text.ts";

const FIRST_LOOK = "In 30 seconds";

interface Doors {
  readonly console: Console;
  readonly hints: boolean;
  /** The folder of the run. */
  readonly folder: string;
  readonly runbook: ReadRunbook | undefined;
  readonly alert: string;
}

/** Where people sit: shows what a monitoring screen shows, and takes down what they type. */
export class Desk {
  private readonly doors: Doors;

  constructor(doors: Doors) {
    this.doors = doors;
  }

  readonly tell = (news: News): void => {
    const { console, folder, hints } = this.doors;
    if (news.kind !== "staged") return this.print(newsText(news, hints));
    const file = writeAddresses(folder, news.places);
    const lines = placeVariables(news.places).map(({ variable, value }) => `${variable}=${value}`);
    console.err(`\n${addressesText(file, lines)}\n`);
  };

  /** Reads what is typed until the input ends or the signal fires. */
  async listen(lead: Pick<LedByPeople, "said">, signal: AbortSignal): Promise<void> {
    const { console } = this.doors;
    for await (const line of console.lines?.(signal) ?? []) {
      const typed = readWord(line);
      if (typed.kind === "nothing") continue;
      if (typed.kind === "help") console.err(HELP);
      else if (typed.kind === "unknown") console.err(`${this.unknown(typed)}\n`);
      else {
        const reply = lead.said(typed);
        this.print(replyText(reply));
        if (typed.kind === "open" && reply === "noted") this.openRunbook();
      }
    }
  }

  private unknown({ typed, meant }: { readonly typed: string; readonly meant: string | undefined }): string {
    const { console } = this.doors;
    const hint = meant === undefined ? "Type help." : `Did you mean "${meant}"?`;
    return `"${console.line(typed)}" is no word of a rehearsal. ${hint}`;
  }

  private openRunbook(): void {
    const { console, runbook, alert } = this.doors;
    if (runbook === undefined) return console.err("There is no runbook for this break.\n");
    const first = runbook.sections.find(({ heading }) => heading === FIRST_LOOK)?.text ?? "";
    console.err(`\n${runbook.file}\n\n${first}\n\nAll of it: gameday runbook open ${alert}\n\n`);
  }

  private print(text: string): void {
    const { console } = this.doors;
    const [hours, minutes, seconds] = [
      new Date().getHours(),
      new Date().getMinutes(),
      new Date().getSeconds(),
    ];
    const clock = [hours, minutes, seconds].map((part) => String(part).padStart(2, "0")).join(":");
    console.err(`${clock}  ${text}\n`);
  }
}
