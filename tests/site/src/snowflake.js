// X's post ids: the milliseconds since X's epoch, shifted left by 22 bits; the low bits tell posts of one millisecond apart.

const EPOCH = 1288834974657n;
const LOW_BITS = 22n;

/** The id of a post created at `milliseconds`; `low` (22 bits) keeps ids of the same millisecond apart. */
export function idAt(milliseconds, low) {
  return (((BigInt(Math.round(milliseconds)) - EPOCH) << LOW_BITS) | BigInt(low & 0x3fffff)).toString();
}

/** The millisecond at which the post with this id was created. */
export function timeOf(id) {
  return Number((BigInt(id) >> LOW_BITS) + EPOCH);
}

/** A small stable number for a string (FNV-1a), for low bits, colours and counts. */
export function hash(text) {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  }
  return h >>> 0;
}
