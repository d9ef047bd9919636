import { chartSvg, evaluate, scenario as read } from "crossover";

// What is asked before this line is lost: the package has to load first.
addEventListener("message", ({ data: { id, volume } }) => {
  try {
    const scenario = read(`preset:${id}`);
    scenario.workload.queries_per_month = Number(volume);
    const { cheapest } = evaluate(scenario);
    const text = `${cheapest.strategy} costs least: $${Math.round(cheapest.present_value_usd)} today.`;
    postMessage({ svg: chartSvg(scenario, { width: 720 }), text });
  } catch (error) {
    postMessage({ text: error.problems ? error.problems.map(({ message }) => message).join(" ") : String(error) });
  }
});
postMessage("ready");
