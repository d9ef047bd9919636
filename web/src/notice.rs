//! What the page has to say beside the answer.

use std::rc::Rc;

use crossover::scenario::Problems;

use crate::file::Offered;
use crate::prices::Taken;
use crate::store::Refusal;

/// Something to know.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Notice {
    /// A text that was to be opened is no scenario; what was open still is.
    Refused { name: Rc<str>, problems: Rc<Problems> },
    /// Prices of one's own were put over those of the page.
    Priced(Rc<Taken>),
    /// The scenario was made with older prices.
    OlderPrices,
    /// So many saved scenarios cannot be read.
    SetAside(usize),
    /// A scenario could not be saved.
    Unsaved(Refusal),
    /// A file was offered that may not have arrived.
    Offered(Offered),
}
