//! `cargo xtask`: what is done with this repository, as commands.

mod assets;
mod bench;
mod brotli;
mod build;
mod chromium;
mod draws;
mod fuzz;
mod gzip;
mod load;
mod names;
mod node;
mod npm;
mod prices;
mod process;
mod schemathesis;
mod screenshots;
mod serve;
mod server;
mod single;
mod size;
mod speed;
mod split;
mod styles;
mod tally;
mod test;
mod wasm;
mod workspace;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  serve [--port N]               builds the page where it is stale and serves it on port N (8080)
  build                          builds the page into dist/, and the same in one file
  npm                            builds the package for JavaScript into dist/npm/
  screenshots                    pictures of the page into target/screenshots/
  size [--check]                 prints what the page weighs; with --check, fails above the budget
  speed                          measures how fast the page is, beside its budgets, and what Lighthouse says
  test [page [FILE ...]]         runs every test: Rust's, the core as WebAssembly in Node, the page in
                                 Chromium, and the server by its description; or only the page's, or its files whose names begin with FILE
  load [--seconds N] [--minutes N]
                                 measures the server, N seconds each (10), beside its goals and nginx, and its
                                 memory over N minutes (5)
  bench [ARGUMENTS]              runs the benchmarks; ARGUMENTS go to Criterion
  bench uncertainty              measures draws of uncertain inputs beside NumPy and Squiggle, which it installs
  fuzz [TARGET] [--seconds N]    runs one or all fuzz targets, N seconds each (60); needs nightly Rust
  prices [--litellm FILE] [--on DAY] [--genai FILE --genai-day DAY] [--write]
                                 compares the catalogue with genai-prices, and with LiteLLM's price file if
                                 it is given, as they stand on DAY (today); --genai takes newer data than the
                                 crate's, published on its DAY; --write takes changed prices over
  help                           shows this list
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, arguments) = match arguments.split_first() {
        Some((command, arguments)) => (command.as_str(), arguments),
        None => ("help", [].as_slice()),
    };
    let done = match command {
        "serve" => serve::serve(arguments),
        "build" => build::build(arguments),
        "npm" => npm::npm(arguments),
        "screenshots" => screenshots::screenshots(arguments),
        "size" => size::size(arguments),
        "speed" => speed::speed(arguments),
        "test" => test::test(arguments),
        "load" => load::load(arguments),
        "bench" => bench::bench(arguments),
        "fuzz" => fuzz::fuzz(arguments),
        "prices" => prices::prices(arguments),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        unknown => {
            eprint!("error: there is no command {unknown}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
