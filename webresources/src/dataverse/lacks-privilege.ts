/** 0x80040220, without the sign and the bits in which it differs between clients. */
const missingPrivilege = 0x40220;

/** Did the platform refuse for want of a security role? Its own sentence names ids, counts and an internal name. */
export const lacksPrivilege = (error: unknown): boolean =>
  (((error as { errorCode?: number } | undefined)?.errorCode ?? 0) & 0xfffff) === missingPrivilege;
