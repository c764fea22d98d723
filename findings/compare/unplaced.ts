import { withTexts } from "../../model/with-texts.ts";
import type { Plan } from "../../model/plan.ts";

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** A plan with the placeholders of its scenario in place of the ports and folders that this one run had. */
export function unplaced(plan: Plan): Plan {
  const { places, inputs, ...rest } = plan;
  if (places === undefined) return plan;
  const values = Object.entries(places).flatMap(([kind, named]) =>
    Object.entries<string>(named).map(([name, value]) => [value, `\${${kind}.${name}}`] as const),
  );
  const byValue = new Map(values.toReversed());
  // The longest first, so that the port in an address is not taken for that port alone.
  const longest = [...byValue.keys()].sort((a, b) => b.length - a.length);
  if (longest.length === 0) return plan;
  const pattern = new RegExp(`(?<!\\d)(?:${longest.map((text) => escaped(text)).join("|")})(?!\\d)`, "gu");
  const texts = withTexts(rest, (text) => text.replaceAll(pattern, (found) => byValue.get(found) ?? found));
  return { ...texts, ...(inputs === undefined ? {} : { inputs }) };
}
