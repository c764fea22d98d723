import { parser } from "@prometheus-io/lezer-promql";

/** The pieces of a PromQL expression that its grammar does not know; none when it is sound. */
export function promqlErrors(expression: string): readonly string[] {
  const errors: string[] = [];
  parser.parse(expression).iterate({
    enter: ({ type, from, to }) => {
      if (type.isError) errors.push(`${from}: "${expression.slice(from, Math.max(to, from + 20))}"`);
    },
  });
  return errors;
}
