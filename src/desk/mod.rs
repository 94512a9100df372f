//! The help desk itself. Pure: no browser, no clock, no randomness; time and ids come in as
//! parameters.
