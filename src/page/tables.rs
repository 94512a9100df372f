//! Which table of selectors is in force for each client: the one that is built in, or one that was
//! loaded.

use std::cell::{Cell, RefCell};

use super::selectors::{Table, classic, x_web};
use crate::desk::selectors::LoadedTables;

thread_local! {
    static CLASSIC: Cell<&'static Table> = const { Cell::new(&classic::TABLE) };
    static X_WEB: Cell<&'static Table> = const { Cell::new(&x_web::TABLE) };
    static LOADED: RefCell<LoadedTables> = RefCell::default();
}

/// The classic client's table.
pub fn of_classic() -> &'static Table {
    CLASSIC.get()
}

/// The newer client's table.
pub fn of_x_web() -> &'static Table {
    X_WEB.get()
}

/// Has pages be read by these tables from now on. One that was loaded stays in memory for good, as its
/// selectors are handed to the browser once; the same again takes no more of it.
pub fn load(tables: &LoadedTables) {
    if LOADED.with_borrow(|loaded| loaded == tables) {
        return;
    }
    CLASSIC.set(read(tables.classic.as_deref()).unwrap_or(&classic::TABLE));
    X_WEB.set(read(tables.x_web.as_deref()).unwrap_or(&x_web::TABLE));
    LOADED.replace(tables.clone());
}

/// A table; `None` where there is none, or none that this version can read.
fn read(bytes: Option<&[u8]>) -> Option<&'static Table> {
    let bytes: &'static [u8] = bytes?.to_vec().leak();
    let table: Table = postcard::from_bytes(bytes).ok()?;
    Some(Box::leak(Box::new(table)))
}
