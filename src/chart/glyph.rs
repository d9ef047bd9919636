//! The signs of strategies: ○ prompt only, ● RAG, ■ fine-tuned, ▲ hybrid, ◆ staged.

use crate::kind::Strategy;

use super::area::Area;
use super::canvas::Canvas;
use super::shape::{Ink, Paint, Role};

/// Draws the sign of a strategy around a point; `size` 1 is that of a label.
pub(super) fn draw(canvas: &Canvas<'_>, role: Role, strategy: Strategy, (x, y): (f64, f64), size: f64) {
    let paint = Paint::new(role, Ink::of(strategy));
    match strategy {
        Strategy::PromptOnly => {
            canvas.circle(Paint { role: Role::HollowGlyph, ..paint }, (x, y), 3.4 * size);
        }
        Strategy::Rag => canvas.circle(paint, (x, y), 3.8 * size),
        Strategy::FineTuned => {
            let half = 3.4 * size;
            canvas.rect(paint, &Area { left: x - half, top: y - half, right: x + half, bottom: y + half });
        }
        Strategy::Hybrid => {
            let (half, top, foot) = (4.2 * size, y - 4.0 * size, y + 3.2 * size);
            canvas.polygon(paint, &[(x, top), (x + half, foot), (x - half, foot)]);
        }
        Strategy::Staged => {
            let half = 4.8 * size;
            canvas.polygon(paint, &[(x, y - half), (x + half, y), (x, y + half), (x - half, y)]);
        }
    }
}
