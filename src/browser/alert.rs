//! The badge on the toolbar icon, and the alarm that keeps it true.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::desk::chip::Stage;
use crate::desk::request::Overview;
use crate::desk::time::Millis;
use crate::desk::view::Alert;

/// The alarm that wakes the background when the badge has to change.
const ALARM: &str = "badge";

/// The alarm that wakes it when there are things to tell that were held back.
const QUIET: &str = "quiet";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setBadgeText, catch)]
    async fn set_badge_text(details: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setBadgeBackgroundColor, catch)]
    async fn set_badge_colour(details: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setTitle, catch)]
    async fn set_title(details: &JsValue) -> Result<JsValue, JsValue>;

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

/// Wakes the background when quiet hours end.
pub fn look_again(at: Millis) {
    drop(create_alarm(QUIET, &object("when", &(at.0 as f64).into())));
}

/// Says beside the icon what came to be at risk or overdue last; where nothing did, what stands there
/// stays.
pub async fn tell(alerts: &[Alert]) {
    let count = |stage| alerts.iter().filter(|alert| alert.stage == stage).count();
    let (overdue, at_risk) = (count(Stage::Overdue), count(Stage::AtRisk));
    let words = match (overdue, at_risk) {
        (0, 0) => return,
        (0, at_risk) => format!("Careline: newly at risk: {at_risk}"),
        (overdue, 0) => format!("Careline: newly overdue: {overdue}"),
        (overdue, at_risk) => format!("Careline: newly overdue: {overdue}, at risk: {at_risk}"),
    };
    // As the badge, it repeats what the popup says.
    drop(set_title(&object("title", &words.into())).await);
}

fn object(key: &str, value: &JsValue) -> JsValue {
    let object = Object::new();
    // Setting a property of a fresh plain object can't fail.
    drop(Reflect::set(&object, &key.into(), value));
    object.into()
}
