fn main() {
    let path = std::env::args().nth(2).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let s = if path.ends_with("toml") { crossover::scenario::Scenario::from_toml(&text) } else { crossover::scenario::Scenario::from_json(&text) };
    match s.and_then(|s| crossover::model::Model::try_from(&s)) {
        Ok(m) => println!("{}", crossover::report::to_json(&crossover::report::Report::new(&m))),
        Err(e) => { eprintln!("{e}"); std::process::exit(2) }
    }
}
