import type { Coordinates } from "../geocoder/place-of.ts";
import type { Incident } from "./incident.ts";

/** A lawyer of voter protection. */
export interface Lawyer {
  readonly phone: string;
  readonly mail: string;
}

const lawyerCount = 400;

const lawyerAt = (index: number): Lawyer => ({
  phone: `+1202555${String(index).padStart(4, "0")}`,
  mail: `lawyer${index}@example.org`,
});

/** Lawyers stand on a grid of 20 by 20 over the lower 48 states. */
const nearest = ({ x, y }: Coordinates): number => {
  const column = Math.min(19, Math.max(0, Math.floor(((x + 124) / 57) * 20)));
  const row = Math.min(19, Math.max(0, Math.floor(((y - 25) / 24) * 20)));
  return row * 20 + column;
};

/** The lawyer next to the place; without a place, the one of the county. */
export const lawyerFor = ({ county }: Incident, place: Coordinates | undefined): Lawyer =>
  lawyerAt(place === undefined ? county % lawyerCount : nearest(place));
