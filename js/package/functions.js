// What the model can be asked, without how it is loaded.
export {
  addCost,
  advise,
  breakEven,
  chartSvg,
  decodeLink,
  encodeLink,
  evaluate,
  explain,
  fields,
  presets,
  prices,
  scenario,
  schema,
  validate,
} from "./crossover.js";
