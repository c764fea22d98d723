/** Where something of a fault may stand: `fault:` of a break is one fault, or a list of them. */
export const faultPlaces = (inside: string): readonly string[] => [
  `breaks.*.fault.${inside}`,
  `breaks.*.fault.*.${inside}`,
];
