export * from "./functions.js";
export type * from "./types.js";
