//! A page in X's shape with an overlay on it, and what stands on both.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use careline::desk::brand::BrandId;
use careline::desk::event::{DeviceId, Digest, Stamp, TicketId};
use careline::desk::post::PostId;
use careline::desk::status::{Priority, Status};
use careline::desk::time::{Duration, Millis};
use careline::desk::view::{
    CardView, ClockLine, ClockName, ClockView, CustomerView, HolderView, LogLine, ReasonView,
    Rendered, TakeBack, TemplateView, TicketRef, TicketView,
};
use careline::overlay::{AgentCommand, Anchor, ChipContent, Overlay, Theme};
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlElement, MutationObserver, MutationObserverInit, ShadowRoot};

pub const SINCE: Millis = Millis(1_795_000_000_000);
pub const POST: PostId = PostId::new(1_990_000_000_000_000_001);
pub const OTHER: PostId = PostId::new(1_990_000_000_000_000_002);

thread_local! {
    pub static NOW: Cell<Millis> = const { Cell::new(SINCE) };
}

pub fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// A page with posts in X's shape, and an overlay on it; both go when it is dropped.
pub struct Desk {
    pub column: HtmlElement,
    pub overlay: Option<Overlay>,
    pub commands: Rc<RefCell<Vec<AgentCommand>>>,
}

impl Desk {
    pub fn new() -> Self {
        NOW.set(SINCE + Duration::minutes(49));
        let column: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        column
            .set_attribute(
                "style",
                "width: 600px; font: 15px/20px Arial, sans-serif; background: white",
            )
            .unwrap();
        document().body().unwrap().append_child(&column).unwrap();
        let commands = Rc::new(RefCell::new(Vec::new()));
        let heard = commands.clone();
        let overlay = Overlay::new(
            || NOW.get(),
            Theme::Light,
            include_str!("../../src/overlay/overlay.css"),
            move |command| heard.borrow_mut().push(command.what),
        );
        Self {
            column,
            overlay: Some(overlay.unwrap()),
            commands,
        }
    }

    pub fn overlay(&self) -> &Overlay {
        self.overlay.as_ref().unwrap()
    }

    /// A post by somebody of this name.
    pub fn post(&self, name: &str) -> Anchor {
        let article = document().create_element("article").unwrap();
        article
            .set_attribute(
                "style",
                "position: relative; display: block; padding: 12px 16px",
            )
            .unwrap();
        article.set_inner_html(
            "<div style='display: flex; justify-content: space-between'>\
               <div class='names' style='display: flex; min-width: 0; overflow: hidden; white-space: nowrap'>\
                 <span class='name'></span>&nbsp;<time>49m</time></div>\
               <div class='menu' style='flex: none; width: 18px; height: 20px; margin-inline-start: 8px'>…</div></div>\
             <p class='text' style='margin: 0'>@acmehelp you charged me twice</p>",
        );
        let find = |selector: &str| article.query_selector(selector).unwrap().unwrap();
        find(".name").set_text_content(Some(name));
        self.column.append_child(&article).unwrap();
        Anchor {
            header: find(".names"),
            end_of_header: Some(find(".menu")),
            article,
        }
    }

    /// One shown chip of a ticket.
    pub fn with_chip(ticket: &TicketView) -> (Self, Anchor) {
        let desk = Self::new();
        let anchor = desk.post("Ravi Kapoor");
        desk.show(POST, &anchor, ticket);
        (desk, anchor)
    }

    /// One open card.
    pub fn with_card(view: &CardView) -> (Self, Anchor) {
        let (desk, anchor) = Self::with_chip(&view.ticket);
        desk.overlay().open_card(POST).unwrap();
        desk.overlay().update_card(POST, view.clone()).unwrap();
        (desk, anchor)
    }

    pub fn show(&self, post: PostId, anchor: &Anchor, ticket: &TicketView) {
        let content = ChipContent::of(ticket, "Tagged @acmehelp".to_owned());
        self.overlay().show(post, anchor, content).unwrap();
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.overlay.take();
        self.column.remove();
    }
}

pub fn running() -> ClockView {
    ClockView::Running {
        since: SINCE,
        golden_until: SINCE + Duration::minutes(6),
        at_risk_from: SINCE + Duration::minutes(45),
        due: SINCE + Duration::minutes(60),
    }
}

pub fn ticket(status: Status, clock: ClockView) -> TicketView {
    TicketView {
        of: TicketRef {
            id: TicketId {
                brand: BrandId::from_name("acme"),
                post: POST,
            },
            person: Digest("00".to_owned()),
        },
        posts: vec![POST],
        status,
        holder: None,
        priority: Priority::High,
        clock,
        handed_off: Vec::new(),
        snoozed_until: None,
    }
}

pub fn held(mut ticket: TicketView) -> TicketView {
    ticket.holder = Some(HolderView {
        name: "Ana M.".to_owned(),
        initials: "AM".to_owned(),
        mine: false,
        until: None,
    });
    ticket
}

pub fn template(id: &str, rendered: Rendered) -> TemplateView {
    TemplateView {
        id: id.to_owned(),
        name: ["Template ", id].concat(),
        acknowledgement: false,
        shortcut: id.to_owned(),
        words: ["template ", id, "\n", id].concat(),
        rendered,
    }
}

pub fn ready(id: &str, length: u32) -> TemplateView {
    let text = ["Hi Ravi, ", id].concat();
    template(id, Rendered::Ready { text, length })
}

pub fn log_line(minutes: i64, what: &str) -> LogLine {
    let at = SINCE + Duration::minutes(minutes);
    LogLine {
        at,
        what: what.to_owned(),
        who: "Ana M.".to_owned(),
        text: None,
        in_force: true,
        take_back: Some(TakeBack::Undo {
            action: Stamp {
                ms: at,
                counter: 0,
                device: DeviceId("d".to_owned()),
            },
        }),
    }
}

pub fn card() -> CardView {
    CardView {
        ticket: ticket(Status::Open, running()),
        brand: "Acme".to_owned(),
        customer: CustomerView {
            name: "Ravi Kapoor".to_owned(),
            handle: Some("ravik".parse().unwrap()),
        },
        reasons: vec![ReasonView {
            phrase: "Tagged".to_owned(),
            quote: Some("@acmehelp".to_owned()),
        }],
        clocks: vec![ClockLine {
            name: ClockName::FirstReply,
            clock: running(),
        }],
        may_become: vec![Status::Pending, Status::Solved],
        tags: vec!["billing".to_owned()],
        snoozed_until: None,
        outcome: None,
        log: vec![log_line(20, "claimed it")],
        templates: vec![ready("refund", 212), ready("order", 88)],
        promises: Vec::new(),
        earlier: Vec::new(),
        hand_offs: Vec::new(),
    }
}

/// Waits until the browser has painted what was asked for.
pub async fn painted() {
    for _ in 0..2 {
        let frame = Promise::new(&mut |resolve, _| {
            web_sys::window()
                .unwrap()
                .request_animation_frame(&resolve)
                .unwrap();
        });
        JsFuture::from(frame).await.unwrap();
    }
}

pub fn hosts(tag: &str) -> Vec<Element> {
    let found = document().query_selector_all(tag).unwrap();
    (0..found.length())
        .map(|index| found.get(index).unwrap().unchecked_into())
        .collect()
}

pub fn root(host: &Element) -> ShadowRoot {
    host.shadow_root().expect("built with `open-shadow`")
}

pub fn chip_in(anchor: &Anchor) -> HtmlElement {
    let host = anchor.article.last_element_child().unwrap();
    assert_eq!(host.local_name(), "careline-chip");
    part(&root(&host), ".chip")
}

pub fn card_root() -> ShadowRoot {
    let cards = hosts("careline-card");
    assert_eq!(cards.len(), 1, "one card is open");
    root(&cards[0])
}

pub fn part(root: &ShadowRoot, selector: &str) -> HtmlElement {
    root.query_selector(selector)
        .unwrap()
        .unwrap_or_else(|| panic!("{selector} is missing"))
        .unchecked_into()
}

pub fn in_card(selector: &str) -> HtmlElement {
    part(&card_root(), selector)
}

pub fn text(element: &Element) -> String {
    let text = element.text_content().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub fn of_chip(chip: &HtmlElement, selector: &str) -> HtmlElement {
    chip.query_selector(selector)
        .unwrap()
        .unwrap()
        .unchecked_into()
}

/// Left, top, right and bottom in whole pixels.
pub fn place(element: &Element) -> [i32; 4] {
    let rect = element.get_bounding_client_rect();
    [rect.left(), rect.top(), rect.right(), rect.bottom()].map(|edge| edge.round() as i32)
}

/// A promise for the next change inside an element.
pub fn next_change(element: &Element) -> (Promise, MutationObserver) {
    let observer = RefCell::new(None);
    let changed = Promise::new(&mut |resolve, _| {
        let made = MutationObserver::new(&resolve).unwrap();
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_character_data(true);
        options.set_subtree(true);
        made.observe_with_options(element, &options).unwrap();
        observer.replace(Some(made));
    });
    (changed, observer.into_inner().unwrap())
}
