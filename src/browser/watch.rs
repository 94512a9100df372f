//! Hearing of changes in `storage.local`, whoever made them.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local", "onChanged"], js_name = addListener)]
    fn add_listener(listener: &Closure<dyn Fn()>);

    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local", "onChanged"], js_name = removeListener)]
    fn remove_listener(listener: &Closure<dyn Fn()>);
}

/// Calls back after every change of `storage.local` until it is dropped.
pub struct StorageWatch {
    listener: Closure<dyn Fn()>,
}

impl StorageWatch {
    /// Listens from now on.
    pub fn new(changed: impl Fn() + 'static) -> Self {
        let listener = Closure::<dyn Fn()>::new(changed);
        add_listener(&listener);
        Self { listener }
    }
}

impl Drop for StorageWatch {
    fn drop(&mut self) {
        remove_listener(&self.listener);
    }
}
