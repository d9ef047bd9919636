//! The calculator in the browser.

mod app;
mod components;
mod evaluation;
mod recovery;
mod state;
mod width;

fn main() {
    recovery::install();
    yew::Renderer::<app::App>::new().render();
}
