//! What an agent sees on the page: chips and the card, in a real browser. Built with open shadow
//! roots, so that the tests can look inside.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test ends where its story breaks off"
)]

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
use careline::overlay::{AgentCommand, Anchor, ChipContent, Message, Overlay, Theme};
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    Document, Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement, MutationObserver,
    MutationObserverInit, ShadowRoot,
};

wasm_bindgen_test_configure!(run_in_browser);

const SINCE: Millis = Millis(1_795_000_000_000);
const POST: PostId = PostId::new(1_990_000_000_000_000_001);
const OTHER: PostId = PostId::new(1_990_000_000_000_000_002);

thread_local! {
    static NOW: Cell<Millis> = const { Cell::new(SINCE) };
}

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// A page with posts in X's shape, and an overlay on it; both go when it is dropped.
struct Desk {
    column: HtmlElement,
    overlay: Option<Overlay>,
    commands: Rc<RefCell<Vec<AgentCommand>>>,
}

impl Desk {
    fn new() -> Self {
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
            move |command| heard.borrow_mut().push(command.what),
        );
        Self {
            column,
            overlay: Some(overlay.unwrap()),
            commands,
        }
    }

    fn overlay(&self) -> &Overlay {
        self.overlay.as_ref().unwrap()
    }

    /// A post by somebody of this name.
    fn post(&self, name: &str) -> Anchor {
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
    fn with_chip(ticket: &TicketView) -> (Self, Anchor) {
        let desk = Self::new();
        let anchor = desk.post("Ravi Kapoor");
        desk.show(POST, &anchor, ticket);
        (desk, anchor)
    }

    /// One open card.
    fn with_card(view: &CardView) -> (Self, Anchor) {
        let (desk, anchor) = Self::with_chip(&view.ticket);
        desk.overlay().open_card(POST).unwrap();
        desk.overlay().update_card(POST, view).unwrap();
        (desk, anchor)
    }

    fn show(&self, post: PostId, anchor: &Anchor, ticket: &TicketView) {
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

fn running() -> ClockView {
    ClockView::Running {
        since: SINCE,
        golden_until: SINCE + Duration::minutes(6),
        at_risk_from: SINCE + Duration::minutes(45),
        due: SINCE + Duration::minutes(60),
    }
}

fn ticket(status: Status, clock: ClockView) -> TicketView {
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
    }
}

fn held(mut ticket: TicketView) -> TicketView {
    ticket.holder = Some(HolderView {
        name: "Ana M.".to_owned(),
        initials: "AM".to_owned(),
        mine: false,
    });
    ticket
}

fn template(id: &str, rendered: Rendered) -> TemplateView {
    TemplateView {
        id: id.to_owned(),
        name: ["Template ", id].concat(),
        acknowledgement: false,
        rendered,
    }
}

fn ready(id: &str, length: u32) -> TemplateView {
    let text = ["Hi Ravi, ", id].concat();
    template(id, Rendered::Ready { text, length })
}

fn log_line(minutes: i64, what: &str) -> LogLine {
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

fn card() -> CardView {
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
        log: vec![log_line(20, "claimed it")],
        templates: vec![ready("refund", 212), ready("order", 88)],
    }
}

/// Waits until the browser has painted what was asked for.
async fn painted() {
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

fn hosts(tag: &str) -> Vec<Element> {
    let found = document().query_selector_all(tag).unwrap();
    (0..found.length())
        .map(|index| found.get(index).unwrap().unchecked_into())
        .collect()
}

fn root(host: &Element) -> ShadowRoot {
    host.shadow_root().expect("built with `open-shadow`")
}

fn chip_in(anchor: &Anchor) -> HtmlElement {
    let host = anchor.article.last_element_child().unwrap();
    assert_eq!(host.local_name(), "careline-chip");
    part(&root(&host), ".chip")
}

fn card_root() -> ShadowRoot {
    let cards = hosts("careline-card");
    assert_eq!(cards.len(), 1, "one card is open");
    root(&cards[0])
}

fn part(root: &ShadowRoot, selector: &str) -> HtmlElement {
    root.query_selector(selector)
        .unwrap()
        .unwrap_or_else(|| panic!("{selector} is missing"))
        .unchecked_into()
}

fn in_card(selector: &str) -> HtmlElement {
    part(&card_root(), selector)
}

fn text(element: &Element) -> String {
    element.text_content().unwrap_or_default()
}

fn of_chip(chip: &HtmlElement, selector: &str) -> HtmlElement {
    chip.query_selector(selector)
        .unwrap()
        .unwrap()
        .unchecked_into()
}

/// Left, top, right and bottom in whole pixels.
fn place(element: &Element) -> [i32; 4] {
    let rect = element.get_bounding_client_rect();
    [rect.left(), rect.top(), rect.right(), rect.bottom()].map(|edge| edge.round() as i32)
}

#[wasm_bindgen_test]
async fn a_chip_shows_status_wait_and_holder_and_says_all_of_it() {
    let (_desk, anchor) = Desk::with_chip(&held(ticket(Status::Open, running())));
    painted().await;
    let chip = chip_in(&anchor);
    assert_eq!(chip.inner_text().replace('\n', ""), "Open49 minAM");
    assert!(chip.class_list().contains("risk"));
    assert_eq!(
        chip.get_attribute("aria-label").unwrap(),
        "Open, 49 min, at risk, held by Ana M. Tagged @acmehelp"
    );
    let [left, top, right, bottom] = place(&chip);
    let [.., names_end, _] = place(&anchor.header.query_selector("time").unwrap().unwrap());
    let [menu_start, menu_top, _, menu_bottom] = place(anchor.end_of_header.as_ref().unwrap());
    assert!(left > names_end && right < menu_start, "in the free end");
    assert_eq!(
        (top + bottom) / 2,
        (menu_top + menu_bottom) / 2,
        "on the line"
    );
}

#[wasm_bindgen_test]
async fn every_status_and_stage_has_its_words() {
    let (desk, anchor) = Desk::with_chip(&ticket(Status::New, running()));
    let since = SINCE;
    let due = SINCE + Duration::minutes(60);
    let answered = |minutes| ClockView::Answered {
        since,
        at: since + Duration::minutes(minutes),
        due,
    };
    for (status, clock, stage, words) in [
        (
            Status::New,
            ClockView::Watch { since },
            "watch",
            "Newwatch list",
        ),
        (
            Status::Pending,
            ClockView::Paused { since },
            "paused",
            "Pendingpaused",
        ),
        (Status::OnHold, running(), "risk", "On hold49 min"),
        (Status::Solved, answered(9), "met", "Solved9 min"),
        (Status::Closed, answered(127), "late", "Closed2 h 07 late"),
        (
            Status::NoAction,
            ClockView::Ended { since },
            "ended",
            "No action",
        ),
        (Status::Spam, ClockView::Ended { since }, "ended", "Spam"),
    ] {
        desk.show(POST, &anchor, &ticket(status, clock));
        let chip = chip_in(&anchor);
        assert_eq!(text(&chip), words);
        assert!(chip.class_list().contains(stage), "{stage}");
    }
}

#[wasm_bindgen_test]
async fn nothing_moves_when_the_ticket_fills_in() {
    let desk = Desk::new();
    let anchor = desk.post("Ravi Kapoor");
    let words = anchor.article.query_selector(".text").unwrap().unwrap();
    let before = (place(&anchor.article), place(&words));
    let detected = ChipContent::detected("Tagged @acmehelp".to_owned(), running());
    desk.overlay().show(POST, &anchor, detected).unwrap();
    painted().await;
    assert_eq!((place(&anchor.article), place(&words)), before);

    let chip = chip_in(&anchor);
    let parts = || [".ring", ".time"].map(|selector| place(&of_chip(&chip, selector)));
    let first = parts();
    assert_eq!(text(&chip), "49 min");
    for known in [
        ticket(Status::New, running()),
        held(ticket(Status::Pending, running())),
        held(ticket(Status::NoAction, running())),
    ] {
        let content = ChipContent::of(&known, "Tagged @acmehelp".to_owned());
        desk.overlay().update(POST, &content).unwrap();
        painted().await;
        assert_eq!(text(&of_chip(&chip, ".word")), known.status.word());
        assert_eq!(parts(), first, "{:?}", known.status);
        assert_eq!((place(&anchor.article), place(&words)), before);
    }
}

#[wasm_bindgen_test]
async fn a_long_name_leaves_ring_and_time_then_the_ring_alone_and_is_never_covered() {
    let mut widths = Vec::new();
    for name in [
        "Ravi",
        &"Maximiliane ".repeat(4),
        &"Maximiliane ".repeat(5),
        &"Maximiliane ".repeat(12),
    ] {
        let desk = Desk::new();
        let anchor = desk.post(name);
        desk.show(POST, &anchor, &held(ticket(Status::Open, running())));
        painted().await;
        let chip = chip_in(&anchor);
        let [left, top, right, bottom] = place(&chip);
        widths.push(right - left);
        let [names_left, names_top, names_right, names_bottom] = place(&anchor.header);
        let last = anchor.header.query_selector("time").unwrap().unwrap();
        let names_right = names_right.min(place(&last)[2]);
        let apart = left >= names_right
            || right <= names_left
            || top >= names_bottom
            || bottom <= names_top;
        assert!(apart, "{name} is covered");
    }
    assert!(
        widths.is_sorted_by(|wider, narrower| wider >= narrower),
        "{widths:?}"
    );
    assert!(widths[0] > 100 && widths[3] < 24, "{widths:?}");
}

#[wasm_bindgen_test]
async fn from_right_to_left_the_chip_stands_at_the_other_end() {
    let desk = Desk::new();
    desk.column.set_dir("rtl");
    let anchor = desk.post("رافي");
    desk.show(POST, &anchor, &ticket(Status::Open, running()));
    painted().await;
    let [left, _, right, _] = place(&chip_in(&anchor));
    let menu_end = place(anchor.end_of_header.as_ref().unwrap())[2];
    let names_start = place(&anchor.header.query_selector("time").unwrap().unwrap())[0];
    assert!(left > menu_end && right < names_start);
}

#[wasm_bindgen_test]
async fn a_script_presses_nothing() {
    let (desk, anchor) = Desk::with_card(&card());
    for selector in [
        "[data-does=claim]",
        "[data-does=insert]",
        "[data-does^=undo]",
    ] {
        in_card(selector).click();
    }
    desk.overlay().close_card();
    chip_in(&anchor).click();
    let host: HtmlElement = anchor
        .article
        .last_element_child()
        .unwrap()
        .unchecked_into();
    host.click();
    painted().await;
    assert!(hosts("careline-card").is_empty(), "no card opens");
    assert_eq!(*desk.commands.borrow(), []);
}

#[wasm_bindgen_test]
async fn an_article_given_to_another_post_shows_that_posts_chip_alone() {
    let (desk, anchor) = Desk::with_chip(&ticket(Status::Open, running()));
    desk.show(
        OTHER,
        &anchor,
        &ticket(Status::Pending, ClockView::Paused { since: SINCE }),
    );
    assert_eq!(hosts("careline-chip").len(), 1);
    assert_eq!(text(&chip_in(&anchor)), "Pendingpaused");
    assert_eq!(desk.overlay().posts(), [OTHER]);

    desk.overlay().remove(POST);
    assert_eq!(
        hosts("careline-chip").len(),
        1,
        "the first post has no chip to lose"
    );
    desk.overlay().clear(&anchor.article);
    assert!(hosts("careline-chip").is_empty());
}

#[wasm_bindgen_test]
async fn a_chip_that_the_page_removed_comes_back() {
    let (desk, anchor) = Desk::with_chip(&ticket(Status::Open, running()));
    anchor.article.last_element_child().unwrap().remove();
    desk.show(POST, &anchor, &ticket(Status::Open, running()));
    desk.show(POST, &anchor, &ticket(Status::Open, running()));
    painted().await;
    assert_eq!(hosts("careline-chip").len(), 1);
    assert_eq!(text(&chip_in(&anchor)), "Open49 min");
}

#[wasm_bindgen_test]
async fn two_copies_of_the_extension_show_one_chip() {
    let desk = Desk::new();
    let anchor = desk.post("Ravi Kapoor");
    let theirs = document().create_element("careline-chip").unwrap();
    anchor.article.append_child(&theirs).unwrap();
    desk.show(POST, &anchor, &ticket(Status::Open, running()));
    assert_eq!(hosts("careline-chip").len(), 1);
    assert!(theirs.is_connected(), "the other copy's chip stays");

    Overlay::sweep().unwrap();
    assert!(
        hosts("careline-chip").is_empty(),
        "a new copy clears what is left of an old one"
    );
    desk.show(POST, &anchor, &ticket(Status::Open, running()));
    assert_eq!(text(&chip_in(&anchor)), "Open49 min");
}

#[wasm_bindgen_test]
async fn the_wait_counts_on_by_itself() {
    let (desk, anchor) = Desk::with_chip(&ticket(Status::Open, running()));
    let chip = chip_in(&anchor);
    let time = of_chip(&chip, ".time");
    assert_eq!(text(&time), "49 min");
    let (changed, observer) = next_change(&time);
    NOW.set(SINCE + Duration::minutes(50) - Duration(20));
    desk.overlay().prune();
    painted().await;
    NOW.set(SINCE + Duration::minutes(61));
    JsFuture::from(changed).await.unwrap();
    observer.disconnect();
    assert_eq!(text(&time), "1 h 01");
    assert!(chip.class_list().contains("overdue"));
    assert!(
        chip.get_attribute("aria-label")
            .unwrap()
            .contains("overdue")
    );
}

/// A promise for the next change inside an element.
fn next_change(element: &Element) -> (Promise, MutationObserver) {
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

#[wasm_bindgen_test]
async fn a_card_explains_the_ticket_and_offers_what_fits() {
    let mut view = card();
    view.ticket = held(view.ticket);
    view.templates = vec![
        template(
            "broken",
            Rendered::Wrong {
                why: "There is no variable “nmae”.".to_owned(),
            },
        ),
        ready("refund", 212),
        ready("long", 312),
    ];
    let (desk, anchor) = Desk::with_card(&view);
    painted().await;
    let words = in_card(".card").inner_text();
    for expected in [
        "Open",
        "high",
        "held by Ana M.",
        "Claim",
        "Ravi Kapoor",
        "@ravik",
        "Acme",
        "@acmehelp",
        "First reply",
        "due in 11 min",
        "Template refund",
        "212/280",
        "312/280",
        "There is no variable “nmae”.",
        "Insert reply",
        "billing",
        "claimed it",
        "Undo",
        "Careline never sends. You press Reply.",
    ] {
        assert!(
            words.contains(expected),
            "{expected:?} is missing in {words:?}"
        );
    }
    assert_eq!(
        in_card(".card").get_attribute("aria-label").unwrap(),
        "Ticket of Ravi Kapoor"
    );
    assert_eq!(
        text(&in_card(".over")),
        "312/280",
        "only the long one is marked"
    );
    assert_eq!(text(&in_card("[aria-selected=true] b")), "Template refund");
    assert!(
        in_card(".search").hidden(),
        "three templates need no search"
    );
    let [chip_left, _, chip_right, chip_bottom] = place(&chip_in(&anchor));
    let [left, top, right, _] = place(&in_card(".card"));
    assert!(top > chip_bottom && left < chip_left && right == chip_right);
    desk.overlay().close_card();
    assert!(hosts("careline-card").is_empty());
}

#[wasm_bindgen_test]
async fn an_update_keeps_what_is_typed_and_where_the_focus_is() {
    let mut view = card();
    view.templates = (0..7).map(|index| ready(&index.to_string(), 20)).collect();
    let (desk, _anchor) = Desk::with_card(&view);
    let search: HtmlInputElement = in_card(".search").unchecked_into();
    assert!(!search.hidden());
    search.set_value("template 5");
    search.focus().unwrap();
    view.log.insert(0, log_line(30, "added a tag"));
    view.templates.push(ready("8", 20));
    view.ticket = held(view.ticket);
    desk.overlay().update_card(POST, &view).unwrap();
    painted().await;
    assert!(search.is_connected());
    assert_eq!(search.value(), "template 5");
    let focused = card_root().active_element().unwrap();
    assert!(focused.is_same_node(Some(&search)));
    let listed = card_root()
        .query_selector_all("[role=option]")
        .unwrap()
        .length();
    assert_eq!(listed, 1, "the list stays as searched");
    assert_eq!(text(&in_card(".heard")), "Open, high, held by Ana M.");
}

#[wasm_bindgen_test]
async fn the_undo_that_has_the_focus_keeps_it_while_the_log_grows() {
    let mut view = card();
    let (desk, _anchor) = Desk::with_card(&view);
    in_card("[data-does^=undo]").focus().unwrap();
    view.log.insert(0, log_line(30, "added a tag"));
    desk.overlay().update_card(POST, &view).unwrap();
    let focused = card_root().active_element().unwrap();
    assert_eq!(
        focused.get_attribute("aria-label").unwrap(),
        "Undo: claimed it"
    );
}

#[wasm_bindgen_test]
async fn a_note_that_was_not_saved_is_there_when_the_card_opens_again() {
    let (desk, _anchor) = Desk::with_card(&card());
    let note: HtmlTextAreaElement = in_card("textarea").unchecked_into();
    note.set_value("Charged on 12 and 13 November");
    desk.overlay().close_card();
    desk.overlay().open_card(POST).unwrap();
    let note: HtmlTextAreaElement = in_card("textarea").unchecked_into();
    assert_eq!(note.value(), "Charged on 12 and 13 November");
}

#[wasm_bindgen_test]
async fn a_long_log_shows_its_latest_lines_first() {
    let mut view = card();
    view.log = (0..5)
        .map(|minutes| log_line(minutes, "added a tag"))
        .collect();
    let (_desk, _anchor) = Desk::with_card(&view);
    assert_eq!(
        card_root().query_selector_all(".log li").unwrap().length(),
        3
    );
    assert_eq!(text(&in_card("[data-does=log]")), "Show all 5");
}

#[wasm_bindgen_test]
async fn a_card_closes_with_its_chip() {
    let (desk, anchor) = Desk::with_card(&card());
    painted().await;
    assert_eq!(desk.overlay().card_post(), Some(POST));
    anchor.article.remove();
    desk.overlay().prune();
    painted().await;
    assert!(hosts("careline-card").is_empty());
    assert_eq!(desk.overlay().card_post(), None);
    assert!(desk.overlay().posts().is_empty());
}

#[wasm_bindgen_test]
async fn a_message_in_the_card_is_announced_and_offers_the_text() {
    let (desk, _anchor) = Desk::with_card(&card());
    let message = Message {
        text: "The text is on the clipboard: press Ctrl+V in the reply box.".to_owned(),
        wrong: false,
        copy: Some("Hi Ravi".to_owned()),
    };
    desk.overlay().say_in_card(Some(&message)).unwrap();
    let says = in_card(".says");
    assert_eq!(says.get_attribute("role").unwrap(), "status");
    assert_eq!(text(&says), [&message.text, " Copy"].concat());
    desk.overlay().say_in_card(None).unwrap();
    assert_eq!(text(&in_card(".says")), "");
}

#[wasm_bindgen_test]
async fn hostile_names_stay_text_in_their_place() {
    let mut view = card();
    let hostile = [
        "\u{202e}<img src=x onerror=alert(1)>\n",
        &"x".repeat(100_000),
    ]
    .concat();
    view.customer.name = hostile.clone();
    view.log[0].who = hostile.clone();
    view.reasons[0].quote = Some(hostile.clone());
    let (desk, anchor) = Desk::with_chip(&ticket(Status::Open, running()));
    let content = ChipContent::of(&view.ticket, hostile);
    desk.overlay().show(POST, &anchor, content).unwrap();
    desk.overlay().open_card(POST).unwrap();
    desk.overlay().update_card(POST, &view).unwrap();
    painted().await;
    assert!(card_root().query_selector("img").unwrap().is_none());
    assert!(chip_in(&anchor).query_selector("img").unwrap().is_none());
    let words = text(&in_card(".card"));
    assert!(words.contains("<img src=x"));
    assert!(words.len() < 3_000 && !words.contains('\u{202e}'));
    assert!(chip_in(&anchor).get_attribute("aria-label").unwrap().len() < 400);
    let [left, _, right, _] = place(&in_card(".card"));
    assert_eq!(right - left, 336, "the card keeps its width");
}

#[wasm_bindgen_test]
async fn the_page_sees_nothing_of_a_ticket() {
    let (_desk, anchor) = Desk::with_card(&held_card());
    painted().await;
    for host in [
        anchor.article.last_element_child().unwrap(),
        hosts("careline-card").remove(0),
    ] {
        assert_eq!(text(&host), "");
        let names = host.get_attribute_names();
        assert!(names.iter().all(|name| name == "style"), "{names:?}");
    }
}

fn held_card() -> CardView {
    let mut view = card();
    view.ticket = held(view.ticket);
    view
}

#[wasm_bindgen_test]
async fn the_look_follows_the_page_while_a_card_is_open() {
    let (desk, anchor) = Desk::with_card(&card());
    desk.overlay()
        .notice("Careline was updated: reload this page", None)
        .unwrap();
    desk.overlay().set_theme(Theme::Dark).unwrap();
    let bar = root(&hosts("careline-notice")[0]);
    for element in [chip_in(&anchor), in_card(".card"), part(&bar, ".bar")] {
        assert!(element.class_list().contains("dark"));
        assert!(!element.class_list().contains("light"));
    }
    assert_eq!(
        text(&part(&bar, "[role=status]")),
        "Careline was updated: reload this page"
    );
    desk.overlay().end_notice();
    assert!(hosts("careline-notice").is_empty());
}

#[wasm_bindgen_test]
async fn when_the_overlay_ends_the_page_is_as_it_was() {
    let mut desk = Desk::new();
    let anchor = desk.post("Ravi Kapoor");
    let before = document().body().unwrap().inner_html();
    desk.show(POST, &anchor, &held(ticket(Status::Open, running())));
    desk.overlay().open_card(POST).unwrap();
    desk.overlay().update_card(POST, &card()).unwrap();
    desk.overlay()
        .notice("Careline was updated: reload this page", Some("Close"))
        .unwrap();
    painted().await;
    assert_ne!(document().body().unwrap().inner_html(), before);
    desk.overlay.take();
    assert_eq!(document().body().unwrap().inner_html(), before);
}
