export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A line through the spots; where one is missing the line is broken, and a spot on its own becomes a dot. */
export function linePath(spots: readonly (Spot | undefined)[]): string {
  return spots
    .map((spot, index) => {
      if (spot === undefined) return "";
      if (spots[index - 1] !== undefined) return `L${spot.x} ${spot.y}`;
      return `M${spot.x} ${spot.y}${spots[index + 1] === undefined ? "h0" : ""}`;
    })
    .join("");
}

/** The area between two lines over the same columns. */
export function areaPath(upper: readonly Spot[], lower: readonly Spot[]): string {
  if (upper.length === 0) return "";
  const around = [...upper, ...lower.toReversed()];
  return `${around.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("")}Z`;
}
