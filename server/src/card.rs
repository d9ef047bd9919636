//! What is shown of a scenario elsewhere: its title, the answer, and a picture.

use axum::http::{HeaderMap, StatusCode, header};
use crossover::chart::{Chart, Kind, Request};
use crossover::link::{Decoded, decode, encode};
use crossover::model::Model;
use crossover::report::{Report, harmless, verdict};
use crossover::scenario::{Problem, Problems};

use crate::App;
use crate::chart::SCALE;
use crate::refusal::Refusal;
use crate::settings::PublicUrl;

/// With heading and margin a picture of 1,200 × 630 pixels, for which most programs leave room.
const WIDTH: u32 = 600;
const HEIGHT: u32 = 237;

/// A scenario in short.
#[derive(Debug, Clone)]
pub(crate) struct Card {
    /// What stands in a link behind `s=`, in letters that mean nothing anywhere else.
    pub(crate) link: String,
    pub(crate) title: String,
    pub(crate) verdict: String,
    pub(crate) picture: Picture,
}

#[derive(Debug, Clone)]
pub(crate) struct Picture {
    /// Its address, from that of the server.
    pub(crate) path: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) words: String,
}

impl Card {
    /// The scenario behind a link, wherever it stands.
    pub(crate) fn of_link(link: &str) -> Result<Self, Problems> {
        let Decoded { scenario, .. } = decode(link)?;
        let report = Report::brief(&Model::try_from(&scenario)?);
        // Written once more: whatever stood around it is gone.
        let link = encode(&scenario, "")?.text.trim_start_matches("#s=").to_owned();
        let request = Request { height: Some(HEIGHT), ..Request::new(Kind::Time, WIDTH) };
        let chart = Chart::new(&report, &request);
        let title = harmless(&report.title);
        Ok(Self {
            title: if title.trim().is_empty() { "Crossover".to_owned() } else { title },
            verdict: harmless(&verdict(&report).sentence.text()),
            picture: Picture {
                path: format!("chart.png?s={link}&width={WIDTH}&height={HEIGHT}&scale={SCALE}"),
                width: chart.width * SCALE,
                height: chart.height * SCALE,
                words: harmless(&chart.description),
            },
            link,
        })
    }
}

/// The address under which whoever asks knows the server.
pub(crate) fn address(app: &App, scheme: &str, headers: &HeaderMap) -> Result<PublicUrl, Refusal> {
    if let Some(public) = &app.settings.public {
        return Ok(public.clone());
    }
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    PublicUrl::of_host(scheme, host, &app.settings.below).ok_or_else(|| {
        let problem =
            Problem::new("host", "no name of a host", "the name of this server, perhaps with a port");
        Refusal::new(StatusCode::BAD_REQUEST, problem)
    })
}
