//! Tables as comma-separated values (RFC 4180) that no spreadsheet takes for formulas.

/// A table, its head first.
pub fn csv(rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    for row in rows {
        let fields: Vec<String> = row.iter().map(|field| quoted(field)).collect();
        text.push_str(&fields.join(","));
        text.push_str("\r\n");
    }
    text
}

/// A field, in quotes where it needs them. One that begins as a formula does gets an apostrophe ahead:
/// spreadsheets would run it (OWASP, "CSV Injection").
fn quoted(field: &str) -> String {
    let is_formula =
        field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let guard = if is_formula { "'" } else { "" };
    if is_formula || field.contains([',', '"', '\n', '\r', ';']) {
        format!("\"{guard}{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::csv;

    #[test]
    fn a_handle_or_a_name_is_no_formula_and_no_end_of_a_field() {
        let rows = [
            "=HYPERLINK(\"http://evil\")",
            "+1",
            "-1",
            "@SUM(A1)",
            "\tx",
            "a,b",
            "say \"hi\"",
            "two\nlines",
            "58.0 %",
            "日本",
        ];
        let text = csv(&[rows.map(str::to_owned).to_vec()]);
        assert_eq!(
            text,
            "\"'=HYPERLINK(\"\"http://evil\"\")\",\"'+1\",\"'-1\",\"'@SUM(A1)\",\"'\tx\",\"a,b\",\
             \"say \"\"hi\"\"\",\"two\nlines\",58.0 %,日本\r\n"
        );
    }
}
