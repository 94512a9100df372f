//! Popup, side panel, options and reports.
