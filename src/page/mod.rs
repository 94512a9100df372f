//! What is known of X's pages: one adapter per web client, the composer, the theme.
