// TypeScript types out of the JSON Schema on standard input.
import { text } from "node:stream/consumers";

import { compile } from "json-schema-to-typescript";

// A title would make a type of every input, and words beside a reference another type of what it means.
const schema = JSON.parse(await text(process.stdin), (key, value) => {
  if (key === "title" && typeof value === "string") return undefined;
  return value?.$ref ? { $ref: value.$ref } : value;
});
const types = await compile(schema, "Types", {
  additionalProperties: false,
  bannerComment: "// Made from the types of the model.",
  format: false,
  ignoreMinAndMaxItems: true,
  unreachableDefinitions: true,
});
process.stdout.write(types.replace(/\n \*\s*\n \* This interface was referenced by `Types`'s JSON-Schema\n \* via the `definition` ".*"\.(?=\n)/g, ""));
