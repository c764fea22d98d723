import type { ReadRunbook } from "../read-runbook.ts";

/** Whether a runbook is about something that was talked through and never run. */
export const isTabletop = ({ frontMatter }: Pick<ReadRunbook, "frontMatter">): boolean =>
  frontMatter["kind"] === "tabletop";
