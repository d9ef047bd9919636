//! An SVG document as a PNG, with a font of our own: the picture is the same on every machine.

use std::sync::{Arc, LazyLock};

use anyhow::Context;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

const FACES: [&[u8]; 2] =
    [include_bytes!("../fonts/CrossoverSans-Regular.ttf"), include_bytes!("../fonts/CrossoverSans-Bold.ttf")];
/// Their name: every face that a chart asks for falls back to it.
const FAMILY: &str = "Crossover Sans";

/// The faces, read once.
static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for face in FACES {
        fonts.load_font_data(face.to_vec());
    }
    fonts.set_sans_serif_family(FAMILY);
    Arc::new(fonts)
});

/// The picture, `scale` times as large as the document says.
///
/// # Errors
///
/// The text is no SVG document, or its size is nothing or beyond all measure.
pub fn png(svg: &str, scale: f32) -> anyhow::Result<Vec<u8>> {
    let options =
        Options { fontdb: Arc::clone(&FONTS), font_family: FAMILY.to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options)?;
    let size = tree.size().to_int_size().scale_by(scale).context("the picture has no size")?;
    let mut picture = Pixmap::new(size.width(), size.height()).context("the picture is too large")?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    Ok(picture.encode_png()?)
}
