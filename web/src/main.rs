//! The calculator in the browser.

mod app;
mod edits;
mod evaluation;
mod form;
mod header;
mod recovery;
mod result;
mod save;
mod state;
mod width;

fn main() {
    recovery::install();
    yew::Renderer::<app::App>::new().render();
}
