//! Templates as a table, for a spreadsheet, a review, or another desk.

use super::settings::Template;
use super::spreadsheet::guarded;

/// The table's columns, as [`super::template_import`] reads them.
const COLUMNS: [&str; 9] = [
    "id",
    "name",
    "folder",
    "shortcut",
    "language",
    "tags",
    "acknowledgement",
    "text",
    "off hours",
];

/// The templates as CSV (RFC 4180), guarded against formulas.
pub fn export(templates: &[Template]) -> String {
    let mut table = csv::Writer::from_writer(Vec::new());
    // Writing into memory can't fail.
    let _ = table.write_record(COLUMNS);
    for template in templates {
        let tags = template.tags.join(", ");
        let acknowledgement = if template.acknowledgement {
            "yes"
        } else {
            "no"
        };
        let cells = [
            template.id.as_str(),
            &template.name,
            &template.folder,
            &template.shortcut,
            template.language.as_deref().unwrap_or_default(),
            &tags,
            acknowledgement,
            &template.text,
            &template.off_hours,
        ];
        let _ = table.write_record(cells.map(|cell| guarded(cell).into_owned()));
    }
    let bytes = table.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}
