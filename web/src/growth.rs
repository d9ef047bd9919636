//! Growth of another kind begins where the present curve runs.

use crossover::number::three_digits;
use crossover::scenario::{Scenario, Value};

/// Which kind of growth there is.
pub(crate) const KIND: &str = "workload.growth.kind";
const PER_MONTH: &str = "workload.growth.per_month";

/// Gives `scenario`, whose growth has become of another kind, the figures of that kind that come closest to
/// `queries`, the volumes it had so far.
pub(crate) fn follow(scenario: &mut Scenario, queries: &[f64]) {
    let kind = scenario.get(KIND).and_then(Value::text).unwrap_or_default().to_owned();
    let (Some(first), Some(last)) = (queries.first(), queries.last()) else { return };
    let months = f64::from(u16::try_from(queries.len() - 1).unwrap_or(u16::MAX)).max(1.0);
    match kind.as_str() {
        "linear" => {
            scenario.set(PER_MONTH, Value::Number(three_digits((last - first) / months)));
        }
        "logistic" => {
            let most = queries.iter().copied().fold(1.0, f64::max);
            scenario.set("workload.growth.ceiling", Value::Number(three_digits(2.0 * most).min(1e12)));
        }
        "series" => {
            let mut volumes: Vec<f64> = queries.iter().copied().map(three_digits).collect();
            // The last one holds on.
            while let [.., before, last] = volumes[..]
                && before == last
            {
                volumes.pop();
            }
            let volumes = volumes.into_iter().map(Value::Number).collect();
            scenario.set("workload.growth.values", Value::List(volumes));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn following(kind: &str, queries: &[f64]) -> Scenario {
        let mut scenario = Scenario::default();
        scenario.set(KIND, Value::Text(kind.to_owned()));
        follow(&mut scenario, queries);
        scenario
    }

    #[test]
    fn figures_come_from_the_curve() {
        let curve = [100.0, 200.0, 400.0];
        let given = |kind, path: &str| following(kind, &curve).get(path).cloned();
        assert_eq!(given("linear", PER_MONTH), Some(Value::Number(150.0)));
        assert_eq!(given("logistic", "workload.growth.ceiling"), Some(Value::Number(800.0)));
        let volumes = curve.map(Value::Number).to_vec();
        assert_eq!(given("series", "workload.growth.values"), Some(Value::List(volumes)));
        assert_eq!(given("flat", PER_MONTH), None);
    }

    #[test]
    fn an_even_volume_is_one_number_and_no_rate() {
        let even = following("series", &[7.0, 7.0, 7.0]);
        assert_eq!(even.get("workload.growth.values"), Some(&Value::List(vec![Value::Number(7.0)])));
        assert_eq!(following("compound", &[7.0, 7.0]).get(PER_MONTH), None, "the default");
        assert_eq!(following("linear", &[7.0]).get(PER_MONTH), Some(&Value::Number(0.0)));
    }
}
