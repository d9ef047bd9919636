//! What `cargo xtask prices` is told.

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};
use crossover::date::Day;

/// The arguments of `cargo xtask prices`.
#[derive(Debug)]
pub(crate) struct Arguments {
    /// Newer data of genai-prices than the crate has, with their day.
    pub(crate) genai: Option<(PathBuf, Day)>,
    /// The price file of `LiteLLM`.
    pub(crate) litellm: Option<PathBuf>,
    /// The day on which the catalogue is looked at.
    pub(crate) on: Day,
    /// Whether changes are written.
    pub(crate) write: bool,
}

impl Arguments {
    pub(crate) fn read(arguments: &[String]) -> Result<Self> {
        let (mut genai, mut genai_day, mut litellm, mut on, mut write) = (None, None, None, None, false);
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            if argument == "--write" {
                write = true;
                continue;
            }
            let mut value = || rest.next().with_context(|| format!("{argument} stands without a value"));
            match argument.as_str() {
                "--genai" => genai = Some(PathBuf::from(value()?)),
                "--genai-day" => genai_day = Some(day(argument, value()?)?),
                "--litellm" => litellm = Some(PathBuf::from(value()?)),
                "--on" => on = Some(day(argument, value()?)?),
                unknown => {
                    bail!("{unknown} is unknown; there are --litellm, --genai, --genai-day, --on, --write")
                }
            }
        }
        let genai = match (genai, genai_day) {
            (None, None) => None,
            (Some(path), Some(day)) => Some((path, day)),
            _ => bail!("--genai FILE and --genai-day, the day its data were published, go together"),
        };
        Ok(Self { genai, litellm, on: on.unwrap_or_else(today), write })
    }
}

fn day(argument: &str, text: &str) -> Result<Day> {
    Day::parse(text).with_context(|| format!("{argument}: found {text}, expected a day such as 2026-11-21"))
}

#[expect(clippy::disallowed_methods, reason = "the only clock of xtask; everything else takes the day")]
fn today() -> Day {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Day::since_1970(u32::try_from(seconds / 86_400).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Arguments> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Arguments::read(&words)
    }

    #[test]
    fn arguments_in_any_order() {
        let read_all =
            read("--write --on 2026-11-21 --litellm l.json --genai-day 2026-11-10 --genai g.json").unwrap();
        assert!(read_all.write);
        assert_eq!(read_all.on, Day::parse("2026-11-21").unwrap());
        assert_eq!(read_all.litellm, Some(PathBuf::from("l.json")));
        assert_eq!(read_all.genai, Some((PathBuf::from("g.json"), Day::parse("2026-11-10").unwrap())));
        let none = read("").unwrap();
        assert!(!none.write && none.genai.is_none() && none.on >= Day::parse("2026-11-01").unwrap());
    }

    #[test]
    fn wrong_arguments_are_refused() {
        let error = |line| read(line).unwrap_err().to_string();
        assert!(error("--on 2026-02-30").contains("found 2026-02-30"));
        assert!(error("--on").contains("without a value"));
        assert!(error("--genai g.json").contains("go together"));
        assert!(error("--genai-day 2026-11-10").contains("go together"));
        assert!(error("--wirte").contains("--wirte is unknown"));
    }
}
