//! The popup: how well the page in front is seen, how the desk stands, and the ways to the rest.

use leptos::html::{a, div, h1, header, li, main, p, span, ul};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::add_post::add_post;
use super::diagnostic::diagnostic;
use super::figures::figures;
use super::parts::{Weight, ask, live_note, press, unexpected};
use crate::browser::tabs::{self, Tab};
use crate::browser::{pages, permissions};
use crate::desk::faults::clock_lag;
use crate::desk::health::{Light, Page, Sight, host_of_x};
use crate::desk::request::{Overview, PageHealth, PageQuestion, Reply, Request};
use crate::desk::sentence::sentence;

/// What the popup knows so far.
#[derive(Clone, Copy)]
struct Known {
    /// How the desk stands, or why that is not known.
    overview: RwSignal<Option<Result<Overview, String>>>,
    /// The tab in front, once looked up.
    tab: RwSignal<Option<Option<Tab>>>,
    /// What its content script answered, once it did or could not.
    health: RwSignal<Option<Option<PageHealth>>>,
    /// Whether the browser lets Careline see x.com, once it said so.
    sees_x: RwSignal<Option<bool>>,
}

impl Known {
    fn gather() -> Self {
        let known = Self {
            overview: RwSignal::new(None),
            tab: RwSignal::new(None),
            health: RwSignal::new(None),
            sees_x: RwSignal::new(None),
        };
        spawn_local(async move {
            // A browser that does not say is taken at its manifest.
            known
                .sees_x
                .set(Some(permissions::sees_x().await.unwrap_or(true)));
        });
        spawn_local(async move {
            known.overview.set(Some(overview().await));
        });
        spawn_local(async move {
            let tab = tabs::active().await.ok().flatten();
            let id = tab.as_ref().map(|tab| tab.id);
            known.tab.set(Some(tab));
            let health = match id {
                Some(id) => tabs::ask(id, PageQuestion::Health).await.ok(),
                None => None,
            };
            known.health.set(Some(health));
        });
        known
    }

    fn overview(self) -> Option<Overview> {
        self.overview.get().and_then(Result::ok)
    }

    /// How well the page is seen; `None` while that is still being asked.
    fn sight(self) -> Option<Sight> {
        let tab = self.tab.get()?;
        let host = tab.as_ref().and_then(|tab| tab.url.as_deref());
        let host = host.and_then(host_of_x);
        let page = match (self.health.get()?, host) {
            (Some(health), _) => Page::Read(health),
            (None, None) if !self.sees_x.get()? => Page::Forbidden,
            (None, None) => Page::Elsewhere,
            (None, Some(host)) => match self.overview.get()? {
                Ok(overview) if overview.refused_hosts.iter().any(|one| one == host) => {
                    Page::Refused
                }
                _ => Page::Silent,
            },
        };
        Some(Sight::of(&page))
    }
}

async fn overview() -> Result<Overview, String> {
    match ask(&Request::Overview).await? {
        Reply::Overview { overview } => Ok(overview),
        _ => Err(unexpected()),
    }
}

/// The popup's page.
pub fn popup() -> impl IntoView {
    let known = Known::gather();
    main().class("popup").child((
        header().child((h1().child("Careline"), health(known))),
        standing(known),
        notes(known),
        by_link(known),
        ways(known),
        page_diagnostic(known),
    ))
}

/// A field for posts that Careline did not find by itself.
fn by_link(known: Known) -> impl IntoView {
    move || {
        let overview = known.overview()?;
        (!overview.brands.is_empty()).then(|| add_post(overview.brands))
    }
}

/// A diagnostic of the page in front, where it is one of X's.
fn page_diagnostic(known: Known) -> impl IntoView {
    move || {
        let answers = known.health.get().flatten().is_some();
        let tab = move || async move { known.tab.get_untracked().flatten() };
        let selectors = move || known.overview.get_untracked()?.ok()?.selectors;
        answers.then(|| diagnostic(tab, selectors))
    }
}

fn health(known: Known) -> impl IntoView {
    let light = move || match known.sight().map(|sight| sight.light) {
        Some(Light::Good) => "light good",
        Some(Light::Partial) => "light partial",
        Some(Light::Blind) => "light blind",
        Some(Light::Idle) | None => "light idle",
    };
    let details = move || {
        let details = known.sight().map(|sight| sight.details).unwrap_or_default();
        details
            .into_iter()
            .map(|detail| li().child(detail))
            .collect::<Vec<_>>()
    };
    div().class("health").role("status").child((
        p().child((
            span().class(light).aria_hidden("true"),
            span().child(move || {
                known
                    .sight()
                    .map_or_else(|| "Looking at the page…".to_owned(), |sight| sight.sentence)
            }),
        )),
        ul().child(details),
        move || (known.sees_x.get() == Some(false)).then(|| allow(known)),
    ))
}

fn allow(known: Known) -> impl IntoView {
    let ask = move || {
        // Where the browser does not ask, the button stays and can be pressed again.
        if let Ok(asking) = permissions::ask_for_x() {
            spawn_local(async move {
                known.sees_x.set(Some(asking.await.unwrap_or(false)));
            });
        }
    };
    press(Weight::Plain, "Allow x.com", ask)
}

/// The figures, or what must be done before there are any.
fn standing(known: Known) -> impl IntoView {
    move || match known.overview.get() {
        Some(Err(why)) => p().class("note wrong").role("alert").child(why).into_any(),
        Some(Ok(overview)) if !overview.has_brand => set_up().into_any(),
        _ => figures(move || known.overview()),
    }
}

fn set_up() -> impl IntoView {
    div().class("set-up").child((
        p().child(
            "Careline doesn't know yet whom you answer for. Tell it your brand's handles, and it \
             finds the customers who wait.",
        ),
        press(Weight::First, "Set up your brand", open_options),
    ))
}

fn notes(known: Known) -> impl IntoView {
    let kept = move || known.overview().map_or(0, |overview| overview.kept);
    let over = move || known.overview().map_or(0, |overview| overview.over_limit);
    let refused = move || {
        known
            .overview()
            .map(|overview| overview.refused_hosts.join(", "))
            .filter(|hosts| !hosts.is_empty())
    };
    let cleared = move || known.overview().and_then(|overview| overview.cleared);
    let lag = move || {
        known
            .overview()
            .and_then(|overview| clock_lag(overview.clock_lag))
    };
    let selectors = move || known.overview()?.selectors;
    div().class("notes").child((
        move || {
            selectors().map(|name| {
                p().class("note").child((
                    format!("Pages are read by the table “{name}”, not by the built-in one. "),
                    a().href("options.html#diagnostics")
                        .target("_blank")
                        .child("Take it back"),
                ))
            })
        },
        move || {
            cleared().map(|_| {
                p().class("note wrong").role("alert").child(
                    "Careline's storage was cleared, and not by Careline: its tickets and settings are \
                     gone from this browser. Set it up again; an export can be merged on the page of reports.",
                )
            })
        },
        move || lag().map(|words| p().class("note wrong").child(words)),
        move || {
            refused().map(|hosts| {
                p().class("note").child(format!(
                    "WebAssembly was forbidden by {hosts}. Careline tries again a day after."
                ))
            })
        },
        move || {
            (kept() > 0).then(|| {
                p().class("note").child((
                    format!(
                        "{} that could not be read {} kept aside. ",
                        count(kept(), "stored value", "stored values"),
                        if kept() == 1 { "is" } else { "are" }
                    ),
                    a().href("options.html#stored")
                        .target("_blank")
                        .child("See what"),
                ))
            })
        },
        move || {
            (over() > 0).then(|| {
                p().class("note").child(format!(
                    "{} not stored today, because a page showed too many at once.",
                    count(over(), "post was", "posts were")
                ))
            })
        },
    ))
}

fn count(number: u32, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The buttons to the desk and the options.
fn ways(known: Known) -> impl IntoView {
    let failed = RwSignal::new(String::new());
    let fail = move |why: &dyn ToString| failed.set(sentence(&why.to_string()));
    let open_desk = move || {
        let Some(Some(tab)) = known.tab.get_untracked() else {
            return failed.set("Open a tab first.".to_owned());
        };
        match pages::open_desk(tab.window_id) {
            Err(error) => fail(&error),
            Ok(opening) => spawn_local(async move {
                match opening.await {
                    Ok(()) => window().close().unwrap_or_default(),
                    Err(error) => fail(&error),
                }
            }),
        }
    };
    div().class("ways").child((
        press(Weight::Plain, "Open desk", open_desk),
        press(Weight::Plain, "Options", open_options),
        live_note(move || failed.get()),
    ))
}

/// Opens the options in a tab; the popup closes by itself when that tab comes to the front.
fn open_options() {
    spawn_local(async {
        // Where the browser refuses, the popup stays open and the button can be pressed again.
        drop(pages::open_options().await);
    });
}
