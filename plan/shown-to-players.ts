import type { Plan } from "../model/plan.ts";

const plural = (count: number): string => (count === 1 ? "1 break is" : `${count} breaks are`);

/** The plan without its sealed breaks, and a note that there are some. */
export function shownToPlayers(plan: Plan): Plan {
  const sealed = plan.breaks.filter((item) => item.sealed === true).map(({ id }) => id);
  if (sealed.length === 0) return plan;
  const names = (text: string | undefined): boolean =>
    text !== undefined && sealed.some((id) => text.includes(id));
  const open = plan.breaks.filter(({ id }) => !sealed.includes(id));
  return {
    ...plan,
    // A break that had to make room for a sealed one would give it away.
    breaks: open.map(({ moved, ...item }) =>
      moved === undefined || names(moved) ? item : { ...item, moved },
    ),
    notes: [
      ...plan.notes.filter((note) => !names(note)),
      `${plural(sealed.length)} sealed and not shown, nor counted below; the game master sees all with --game-master`,
    ],
  };
}
