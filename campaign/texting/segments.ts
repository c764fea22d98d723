// The letters of GSM 03.38 that are one character each; any other letter makes the whole text UCS-2.
const gsm = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/u;

const partsOf = (length: number, alone: number, inSeveral: number): number =>
  length <= alone ? 1 : Math.ceil(length / inSeveral);

/** How many segments a text takes: 160 GSM characters in one, or 153 in each of several; 70 and 67 in UCS-2. */
export const segmentsIn = (body: string): number =>
  gsm.test(body) ? partsOf(body.length, 160, 153) : partsOf(body.length, 70, 67);
