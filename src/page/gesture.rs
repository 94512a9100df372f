//! An agent's own key press or click.

use std::marker::PhantomData;

use web_sys::Event;

/// Proof that an agent pressed a key or clicked just now: it can be made only from an event that
/// the browser itself made, and lives no longer than that event's handler holds it. Page scripts
/// can dispatch events of any kind, but none that is trusted.
#[derive(Debug)]
pub struct TrustedGesture<'event> {
    event: PhantomData<&'event Event>,
}

impl<'event> TrustedGesture<'event> {
    /// The gesture of an event; `None` where a script made it, or where it is no key press or
    /// click. A click by the keyboard is one as well.
    pub fn of(event: &'event Event) -> Option<Self> {
        let is_gesture = matches!(
            event.type_().as_str(),
            "click" | "keydown" | "keyup" | "mousedown" | "mouseup" | "pointerdown" | "pointerup"
        );
        (event.is_trusted() && is_gesture).then_some(Self { event: PhantomData })
    }
}
