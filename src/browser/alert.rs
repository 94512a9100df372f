//! The badge on the toolbar icon, and the alarm that keeps it true.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::desk::request::Overview;
use crate::desk::time::Millis;

/// The alarm that wakes the background when the badge has to change.
const ALARM: &str = "badge";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setBadgeText, catch)]
    async fn set_badge_text(details: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setBadgeBackgroundColor, catch)]
    async fn set_badge_colour(details: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "alarms"], js_name = create, catch)]
    fn create_alarm(name: &str, details: &JsValue) -> Result<JsValue, JsValue>;
}

/// Shows the number of overdue tickets, else of those at risk, and sets the alarm for the moment
/// at which time alone changes it.
pub async fn show(overview: Overview, next_change: Option<Millis>) {
    let (number, colour) = match (overview.overdue, overview.at_risk) {
        (0, 0) => (0, "#536471"),
        (0, at_risk) => (at_risk, "#a4430a"),
        (overdue, _) => (overdue, "#c01048"),
    };
    let text = match number {
        0 => String::new(),
        1..=99 => number.to_string(),
        _ => "99+".to_owned(),
    };
    // The badge repeats what the popup says: a browser that refuses it loses nothing else.
    drop(set_badge_text(&object("text", &text.into())).await);
    drop(set_badge_colour(&object("color", &colour.into())).await);
    if let Some(at) = next_change {
        drop(create_alarm(ALARM, &object("when", &(at.0 as f64).into())));
    }
}

fn object(key: &str, value: &JsValue) -> JsValue {
    let object = Object::new();
    // Setting a property of a fresh plain object can't fail.
    drop(Reflect::set(&object, &key.into(), value));
    object.into()
}
