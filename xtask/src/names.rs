//! Short names for what a browser lends a program: those of wasm-bindgen end in sixteen digits each, which nothing
//! compresses, once in the script and once in the module.

use anyhow::{Context, Result, ensure};
use walrus::ModuleConfig;

/// What lends.
const SCRIPT: &str = "./crossover_bg.js";

/// The script and the module of wasm-bindgen, with short names between them.
pub(crate) fn shorten(script: &str, module: &[u8]) -> Result<(String, Vec<u8>)> {
    let mut module = ModuleConfig::new()
        .strict_validate(false)
        .generate_name_section(false)
        .generate_producers_section(false)
        .parse(module)
        .context("what wasm-bindgen has written is no module")?;
    let mut script = script.to_owned();
    for (place, import) in module.imports.iter_mut().filter(|import| import.module == SCRIPT).enumerate() {
        let short = format!("i{place}");
        script = renamed(&script, &import.name, &short)?;
        import.name = short;
    }
    Ok((script, module.emit_wasm()))
}

/// The script with another name for one of its functions.
fn renamed(script: &str, name: &str, short: &str) -> Result<String> {
    let lent = format!(" {name}: ");
    ensure!(script.matches(&lent).count() == 1, "the script does not lend {name} once");
    Ok(script.replace(&lent, &format!(" {short}: ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_lent_is_renamed() {
        let script = "{\n  __wbg_a_1: function() { call(__wbg_a_1x) },\n  __wbg_a_1x: b,\n}";
        let short = "{\n  i0: function() { call(__wbg_a_1x) },\n  __wbg_a_1x: b,\n}";
        assert_eq!(renamed(script, "__wbg_a_1", "i0").unwrap(), short);
        assert!(renamed(script, "__wbg_b", "i0").is_err());
    }
}
