//! The one-line bar at the foot of the window.

use std::rc::Rc;

use gloo_events::EventListener;
use web_sys::HtmlElement;

use super::command::{AgentCommand, Trusted};
use super::dom::Drawn;
use super::theme::Theme;
use super::{Inner, dom};

/// The element that the bar stands in.
pub(super) const TAG: &str = "careline-notice";

/// The bar, until it is dropped.
pub(super) struct Bar {
    host: HtmlElement,
    line: HtmlElement,
    _pressed: Option<EventListener>,
}

impl Bar {
    /// A bar at the end of the page.
    pub(super) fn show(inner: &Rc<Inner>, text: &str, button: Option<&str>) -> Drawn<Self> {
        let dom = &inner.dom;
        let (host, root) = dom.host(TAG)?;
        let line = dom.inside(&root, "div", "")?;
        line.set_attribute("role", "status")?;
        dom.text(&line, "span", "", &dom::one_line(text, 300))?;
        let mut pressed = None;
        if let Some(words) = button {
            let button = dom.button(&line, "", words, "")?;
            let weak = Rc::downgrade(inner);
            pressed = Some(EventListener::new(&button, "click", move |event| {
                if let (Some(inner), Some(proof)) = (weak.upgrade(), Trusted::of(event)) {
                    event.stop_propagation();
                    inner.send(AgentCommand::Notice, proof);
                }
            }));
        }
        if let Some(body) = dom.document.body() {
            body.append_child(&host)?;
        }
        let bar = Self {
            host,
            line,
            _pressed: pressed,
        };
        bar.set_theme(inner.theme.get());
        Ok(bar)
    }

    /// Follows the page's look.
    pub(super) fn set_theme(&self, theme: Theme) {
        self.line.set_class_name(&["bar ", theme.class()].concat());
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.host.remove();
    }
}
