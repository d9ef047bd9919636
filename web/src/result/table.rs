//! A table of the core.

use crossover::report::Table;
use yew::{Html, html};

use super::sentence::words;

/// Columns and rows; the first cell of a row names it.
pub(crate) fn table(table: &Table) -> Html {
    let class = |place: usize| table.columns.get(place).is_some_and(|(_, number)| *number).then_some("num");
    html! {
        <table class="figures">
            <thead>
                <tr>
                    for (place, (name, _)) in table.columns.iter().enumerate() {
                        <th scope="col" class={class(place)}>{ name }</th>
                    }
                </tr>
            </thead>
            <tbody>
                for row in &table.rows {
                    <tr>
                        for (place, cell) in row.iter().enumerate() {
                            if place == 0 {
                                <th scope="row">{ words(cell) }</th>
                            } else {
                                <td class={class(place)}>{ words(cell) }</td>
                            }
                        }
                    </tr>
                }
            </tbody>
        </table>
    }
}
