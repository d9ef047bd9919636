export {
  breakEven,
  chartSvg,
  decodeLink,
  encodeLink,
  evaluate,
  explain,
  fields,
  presets,
  prices,
  schema,
  validate,
} from "./crossover.js";
