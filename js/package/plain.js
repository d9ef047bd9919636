// What somebody hands over, as plain values. Getters, proxies and iterators are code of others: what they throw, and
// what has no end, is met here, where nothing of the model is under way yet.

/** No scenario has more of either. */
const DEEPEST = 64;
const MOST = 100_000;

/** A copy of `given`; throws a text where there is none. */
export function plain(given) {
  let count = 0;
  const copy = (value, depth) => {
    count += 1;
    if (count > MOST) throw new Error(`more than ${MOST} values`);
    if (value === null || ["undefined", "boolean", "number", "bigint", "string"].includes(typeof value)) return value;
    if (typeof value !== "object") throw new Error(`a ${typeof value}`);
    if (depth === DEEPEST) throw new Error(`an object that holds itself, or more than ${DEEPEST} in each other`);
    if (Symbol.iterator in value) {
      const list = [];
      for (const one of value) list.push(copy(one, depth + 1));
      return list;
    }
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, copy(one, depth + 1)]));
  };
  try {
    return copy(given, 0);
  } catch (error) {
    throw said(error);
  }
}

/** Anything can be thrown. */
function said(error) {
  try {
    return String(error instanceof Error ? error.message : error);
  } catch {
    return "something that cannot be read";
  }
}
