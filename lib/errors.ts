export type ErrorCode =
  | 'not_found'
  | 'invalid_request'
  | 'unprocessable'
  | 'too_large'
  | 'unauthorized'
  | 'unsupported_media_type'
  | 'overloaded';

/** A failure we expected and can name. Anything else that is thrown is a bug. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  /** RFC 6901 pointer to what is wrong in the body; null where there is no body to point into. */
  readonly pointer: string | null;

  constructor(code: ErrorCode, message: string, pointer: string | null = null) {
    super(message);
    this.code = code;
    this.pointer = pointer;
  }
}
