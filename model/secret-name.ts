const SECRET = String.raw`passw(?:or)?d|passphrase|passcode|(?<![a-z])pwd|secret|token|(?:api|access|private|signing|encryption)[-_.]?key|credential|auth(?!or(?!i[sz]))|cookie|(?<![a-z])jwt`;

/** What such a thing is called, where it is or how long it lives is none. */
const ABOUT_ONE = "ur[il]|host|port|file|path|dir|mode|ttl|timeout|enabled";

/** In a pattern that ignores case, before a name: it is that of a secret. */
export const SECRET_NAME_AHEAD = String.raw`(?=[\w.-]*(?:${SECRET}))(?![\w.-]*(?:${ABOUT_ONE})(?![\w.-]))`;

const SECRET_NAME = new RegExp(`^${SECRET_NAME_AHEAD}`, "iu");

/** Whether a variable, a header, a parameter or a field of this name holds a secret: `DB_PASSWORD`, `x-api-key`. */
export const isSecretName = (name: string): boolean => SECRET_NAME.test(name);
