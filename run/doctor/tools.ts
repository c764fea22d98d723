import { TOOLS, type Tool } from "../tools/catalogue.ts";
import { findTool, type FoundTool } from "../tools/find-tool.ts";
import { isTooOld } from "../tools/tool-age.ts";

/** A tool as it is here: found and fit, found but older than what works, or not found. */
export type ToolState = { readonly tool: Tool } & (
  | { readonly state: "found" | "too-old"; readonly found: FoundTool }
  | { readonly state: "missing" }
);

export async function lookForTools(): Promise<readonly ToolState[]> {
  return await Promise.all(
    TOOLS.map(async (tool): Promise<ToolState> => {
      const found = await findTool(tool.name);
      if (found === undefined) return { tool, state: "missing" };
      return { tool, state: isTooOld(found) ? "too-old" : "found", found };
    }),
  );
}
