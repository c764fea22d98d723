/** An answer other than success: the text and the HTTP status that clients of Toxiproxy know it by. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;

  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

export const badBody = (problem: string): ApiError => new ApiError(400, `bad request body: ${problem}`);
export const missingField = (field: string): ApiError =>
  new ApiError(400, `missing required field: ${field}`);
export const proxyNotFound = (): ApiError => new ApiError(404, "proxy not found");
export const proxyAlreadyExists = (): ApiError => new ApiError(409, "proxy already exists");
export const invalidStream = (): ApiError =>
  new ApiError(400, "stream was invalid, can be either upstream or downstream");
export const invalidToxicType = (): ApiError => new ApiError(400, "invalid toxic type");
export const toxicAlreadyExists = (): ApiError => new ApiError(409, "toxic already exists");
export const toxicNotFound = (): ApiError => new ApiError(404, "toxic not found");

export function invalidName(name: string): ApiError {
  return new ApiError(400, `invalid name ${JSON.stringify(name)}: use letters, digits, ".", "_" and "-"`);
}

export function nameTooLong(length: number, most: number): ApiError {
  return new ApiError(400, `invalid name of ${length} characters: use at most ${most}`);
}

export function tooManyToxics(most: number): ApiError {
  return new ApiError(400, `too many toxics: a proxy has at most ${most}`);
}

/** An error that carries no status of its own, such as a port that is taken, is a 500. */
export function toApiError(cause: unknown): ApiError {
  if (cause instanceof ApiError) return cause;
  return new ApiError(500, cause instanceof Error ? cause.message : String(cause), { cause });
}
