//! The looks that X's pages have.

/// How the page looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Black on white.
    #[default]
    Light,
    /// White on dark blue.
    Dim,
    /// White on black.
    Dark,
}

impl Theme {
    /// The class that carries its colours.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dim => "dim",
            Self::Dark => "dark",
        }
    }
}
