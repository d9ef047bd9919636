//! The calculator in the browser.

mod address;
mod app;
mod evaluation;
mod file;
mod form;
mod gestures;
mod header;
mod import;
mod notice;
mod recovery;
mod result;
mod state;
mod store;
mod width;

fn main() {
    recovery::install();
    yew::Renderer::<app::App>::new().render();
}
