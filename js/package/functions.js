// What the model can be asked, without how it is loaded.
export {
  breakEven,
  chartSvg,
  decodeLink,
  encodeLink,
  evaluate,
  explain,
  fields,
  flip,
  frontier,
  presets,
  prices,
  scenario,
  schema,
  sensitivity,
  validate,
} from "./crossover.js";
