//! The background: the only writer of storage. Wiring only.
//!
//! `background.js` registers the listeners before WebAssembly is awaited and hands every message
//! and alarm to the two functions given here.

#[cfg(target_arch = "wasm32")]
mod wiring {
    use careline::browser::keeper::Keeper;
    use careline::browser::{ahead, alert, devices, messaging, notify, now, panels, tabs};
    use careline::desk::compact;
    use careline::desk::devices::exchange::DevicesAsk;
    use careline::desk::notices::notices;
    use careline::desk::request::{PageNotice, Reply, Request};
    use careline::desk::sentence::sentence;
    use careline::desk::store::shard::{SHARDS, SHARDS_AT_A_TIME};
    use careline::desk::time::Duration;
    use careline::desk::view::TicketView;
    use wasm_bindgen::prelude::*;

    /// The daily alarm that `background.js` sets.
    const FORGET: &str = "forget";

    /// What `background.js` calls the browser's start and the extension's update.
    const BEGIN: &str = "begin";

    /// What it calls the clearing of the storage by somebody else.
    const CLEARED: &str = "cleared";

    #[wasm_bindgen]
    extern "C" {
        /// Hands the background's functions to `background.js`.
        #[wasm_bindgen(js_name = carelineReady)]
        fn ready(
            on_message: &Closure<dyn Fn(JsValue) -> js_sys::Promise>,
            on_alarm: &Closure<dyn Fn(String)>,
        );
    }

    thread_local! {
        static KEEPER: &'static Keeper = Box::leak(Box::new(Keeper::new(now)));
    }

    pub fn start() {
        let on_message =
            Closure::new(|message| wasm_bindgen_futures::future_to_promise(answer(message)));
        let on_alarm = Closure::new(|name: String| {
            wasm_bindgen_futures::spawn_local(async move {
                match name.as_str() {
                    FORGET => forget().await,
                    CLEARED => drop(serve(Request::Cleared).await),
                    _ => {}
                }
                show_badge(true).await;
                exchange(&name).await;
                tell_news().await;
            });
        });
        ready(&on_message, &on_alarm);
        // They live as long as the background does.
        on_message.forget();
        on_alarm.forget();
    }

    /// Answers in the form in which it was asked: Careline's own contexts write compactly, the
    /// loader in `content.js` and the tests write plain JSON.
    async fn answer(message: JsValue) -> Result<JsValue, JsValue> {
        let is_compact = message.as_string().is_some_and(|text| compact::is(&text));
        let request = if is_compact {
            messaging::from_compact::<Request>(&message)
        } else {
            messaging::from_js(message)
        };
        let reply = match request {
            Ok(request) => serve(request).await,
            Err(error) => Reply::Refused {
                why: error.to_string(),
            },
        };
        let said = if is_compact {
            messaging::to_compact(&reply)
        } else {
            messaging::to_js(&reply)
        };
        said.map_err(|error| error.to_string().into())
    }

    async fn serve(request: Request) -> Reply {
        match request {
            Request::Devices { ask, .. } => ask_devices(ask).await,
            Request::Add { tab, .. } => {
                let reply = serve_here(request).await;
                let words = match &reply {
                    Reply::Added { words, .. } => words.clone(),
                    Reply::Refused { why } => sentence(why),
                    _ => return reply,
                };
                if let Some(tab) = tab {
                    // A page without a content script shows what it has; the desk has the rest.
                    drop(tabs::tell(tab, &PageNotice::Say { words }).await);
                }
                reply
            }
            Request::Reset => {
                if let refused @ Reply::Refused { .. } = leave_devices().await {
                    return refused;
                }
                serve_here(Request::Reset).await
            }
            other => serve_here(other).await,
        }
    }

    async fn serve_here(request: Request) -> Reply {
        // What pages look out for, or by, changes with each.
        let sets = matches!(
            request,
            Request::SaveSettings { .. } | Request::Add { .. } | Request::LoadSelectors { .. }
        );
        let gives_out = sets || matches!(request, Request::Erase { .. });
        let served = KEEPER.with(|keeper| *keeper).serve(request).await;
        let changes = !served.changed.is_empty();
        if !matches!(served.reply, Reply::Refused { .. }) && (gives_out || changes) {
            if KEEPER.with(|keeper| keeper.takes_part()) {
                devices::soon();
            }
            tell(sets, served.changed);
        }
        served.reply
    }

    /// Tells all pages what changed, and brings the badge up to date.
    fn tell(sets: bool, changed: Vec<TicketView>) {
        wasm_bindgen_futures::spawn_local(async move {
            // A tab that can't be told asks again when it is looked at.
            if sets {
                drop(panels::tell(&PageNotice::SettingsChanged).await);
                drop(tabs::tell_all(&PageNotice::SettingsChanged).await);
            }
            if !changed.is_empty() {
                let notice = PageNotice::Changed { tickets: changed };
                drop(panels::tell(&notice).await);
                drop(tabs::tell_all(&notice).await);
            }
            show_badge(false).await;
        });
    }

    /// Asks about the person's devices.
    async fn ask_devices(ask: DevicesAsk) -> Reply {
        match devices::ask(KEEPER.with(|keeper| *keeper), ask).await {
            Ok(served) => {
                let sets = matches!(
                    &served.reply,
                    Reply::Devices { outgoing, .. } if outgoing.settings_changed
                );
                if sets || !served.changed.is_empty() {
                    tell(sets, served.changed);
                }
                if ask == (DevicesAsk::Switch { on: true }) {
                    return Box::pin(ask_devices(DevicesAsk::Exchange)).await;
                }
                served.reply
            }
            Err(error) => Reply::Refused {
                why: error.to_string(),
            },
        }
    }

    /// Takes back what this device gave out, where it takes part.
    async fn leave_devices() -> Reply {
        show_badge(true).await;
        if KEEPER.with(|keeper| keeper.takes_part()) {
            return ask_devices(DevicesAsk::Switch { on: false }).await;
        }
        Reply::Done
    }

    /// Has the person's devices exchange what they know, where an alarm or a change asks for it.
    async fn exchange(name: &str) {
        if name == devices::ALARM {
            devices::woke();
        }
        let asks = [devices::ALARM, devices::CHANGED, BEGIN].contains(&name);
        if asks && KEEPER.with(|keeper| keeper.takes_part()) {
            ask_devices(DevicesAsk::Exchange).await;
        }
    }

    /// Forgets the texts that have been kept long enough.
    async fn forget() {
        for from in (0..SHARDS).step_by(usize::from(SHARDS_AT_A_TIME)) {
            serve(Request::Forget { from }).await;
        }
    }

    /// Tells the agent what came to be at risk or overdue since the last time; in quiet hours not
    /// yet.
    async fn tell_news() {
        let Some(settings) = KEEPER.with(|keeper| keeper.alert_settings()) else {
            return;
        };
        let now = now();
        let local = now + Duration::minutes(i64::from(ahead(now)));
        let quiet = settings.quiet.filter(|_| settings.desktop);
        if let Some(left) = quiet.and_then(|quiet| quiet.left(local.minute_of_day())) {
            return alert::look_again(now + left);
        }
        if let Reply::Alerts { alerts } = serve(Request::Alerts).await {
            alert::tell(&alerts).await;
            for notice in notices(&alerts, &settings, now) {
                notify::show(&notice).await;
            }
        }
    }

    /// Brings the badge up to date; opens the desk for it if an alarm woke the background.
    async fn show_badge(open: bool) {
        let keeper = KEEPER.with(|keeper| *keeper);
        if open {
            drop(keeper.serve(Request::Overview).await);
        }
        if let Some((overview, next_change)) = keeper.overview() {
            alert::show(overview, next_change).await;
        }
    }
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    wiring::start();
}
