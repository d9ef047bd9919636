//! Scenarios and prices from texts: TOML, JSON or a link, by file, drop or paste.

use std::rc::Rc;

use crossover::catalogue::is_price_list;
use crossover::link::{self, Written};
use crossover::model::Model;
use crossover::preset::Preset;
use crossover::scenario::{Node, Problem, Problems, Scenario};

use crate::file::Text;
use crate::notice::Notice;
use crate::prices::Prices;
use crate::state::{Action, Arrival, Followed};

/// What becomes of a text: its scenario is opened, its prices are put over those of the page, or everything
/// is told that is wrong with it.
pub(crate) fn import(text: &Text, prices: &Prices) -> Action {
    told(text, read(text, prices))
}

/// What becomes of a text that is to hold prices.
pub(crate) fn import_prices(text: &Text, prices: &Prices) -> Action {
    let read = Node::tables(&text.name, &text.content).and_then(|root| prices.with(&root, text));
    told(text, read.map(|(prices, taken)| Action::Price(prices, Some(Rc::new(taken)))))
}

fn told(text: &Text, read: Result<Action, Problems>) -> Action {
    read.unwrap_or_else(|problems| {
        Action::Tell(Notice::Refused { name: Rc::clone(&text.name), problems: Rc::new(problems) })
    })
}

fn read(text: &Text, prices: &Prices) -> Result<Action, Problems> {
    // Bytes that are no text come as replacement signs.
    if text.content.contains(['\0', char::REPLACEMENT_CHARACTER]) {
        let message = "this is no text: TOML, JSON or a link is expected";
        return Err(Problem::new("", "bytes that are no text", "TOML, JSON or a link")
            .saying(message)
            .into());
    }
    if link::is_link(&text.content) {
        let decoded = link::decode(&text.content)?;
        return opened(Some(decoded.base), decoded.scenario, prices);
    }
    let root = Node::tables(&text.name, &text.content)?;
    if is_price_list(&root) {
        let (prices, taken) = prices.with(&root, text)?;
        return Ok(Action::Price(prices, Some(Rc::new(taken))));
    }
    opened(None, Scenario::from_table(root), prices)
}

fn opened(preset: Option<&'static str>, scenario: Scenario, prices: &Prices) -> Result<Action, Problems> {
    Model::new(&scenario, prices.catalogue())?;
    let preset = match preset {
        Some(preset) => preset,
        None => link::encode(&scenario, "")?.base,
    };
    Ok(Action::Take(Arrival::against(preset, scenario)))
}

/// What a link holds.
pub(crate) fn follow(link: &str) -> Followed {
    link::decode(link).map(|decoded| Arrival::against(decoded.base, decoded.scenario))
}

/// What a text holds; none if it may be TOML.
pub(crate) fn read_written(text: &str) -> Option<Followed> {
    Some(match Written::of(text) {
        Written::Preset(id) => Preset::find(id).map(|preset| Arrival::against(preset.id, preset.scenario())),
        Written::Link => follow(text),
        Written::Json => Scenario::from_json(text).map(nearest),
        Written::Toml => return None,
    })
}

/// What a text in TOML holds.
pub(crate) fn read_toml(text: &str) -> Followed {
    Scenario::from_toml(text).map(nearest)
}

/// A scenario of no known beginning, as a difference against the preset that it is most like.
fn nearest(scenario: Scenario) -> Arrival {
    let preset = link::encode(&scenario, "").map_or(link::NONE, |link| link.base);
    Arrival::against(preset, scenario)
}
