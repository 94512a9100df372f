//! Cells of tables that people open in a spreadsheet.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@` or a control character for a
//! formula and runs it (OWASP, "CSV Injection"). Such a cell is written with an apostrophe before
//! it, which shows it as text, and read back without.

use std::borrow::Cow;

const BEGINS_A_FORMULA: [char; 8] = ['=', '+', '-', '@', '\t', '\r', '＝', '＠'];

/// A cell that no spreadsheet runs.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    // One that looks guarded already is guarded once more, so that reading gives it back.
    let unguarded = cell.trim_start_matches('\'');
    if unguarded.starts_with(BEGINS_A_FORMULA) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// The cell that [`guarded`] was given.
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(BEGINS_A_FORMULA) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_every_cell_comes_back() {
        for cell in [
            "=1+1", "+44", "-5", "@ana", "\tx", "'=1", "''@a", "plain", "'tis", "",
        ] {
            let written = guarded(cell);
            assert!(!written.starts_with(BEGINS_A_FORMULA), "{cell:?}");
            assert_eq!(unguarded(&written), cell);
        }
    }
}
