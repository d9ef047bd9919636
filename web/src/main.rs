//! The calculator in the browser.

mod address;
mod app;
mod edits;
mod evaluation;
mod file;
mod form;
mod gestures;
mod header;
mod import;
mod notice;
mod printing;
mod recovery;
mod result;
mod save;
mod state;
mod store;
mod width;

fn main() {
    recovery::install();
    yew::Renderer::<app::App>::new().render();
}
