//! The line beside X's composer.

use careline::desk::preflight::{ConcernKind, PersonalData, Severity};
use careline::desk::view::FindingView;
use careline::overlay::{DraftAnchor, DraftView};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, ShadowRoot};

use crate::desk::*;

/// A box with its tools below it, at this distance from the top of the window.
struct Composer {
    whole: HtmlElement,
    anchor: DraftAnchor,
}

impl Composer {
    fn at(top: i32) -> Self {
        let whole: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        whole
            .set_attribute(
                "style",
                &format!("position: fixed; top: {top}px; left: 20px; width: 400px"),
            )
            .unwrap();
        whole.set_inner_html(
            "<div class='editor' tabindex='0' style='height: 60px'></div>\
             <div class='foot' style='height: 40px'></div>",
        );
        document().body().unwrap().append_child(&whole).unwrap();
        let find = |selector: &str| whole.query_selector(selector).unwrap().unwrap();
        Self {
            anchor: DraftAnchor {
                editor: find(".editor"),
                foot: find(".foot"),
                dialog: None,
            },
            whole,
        }
    }

    /// The same as a dialog.
    fn in_dialog(mut self) -> Self {
        self.anchor.dialog = Some(self.whole.clone().unchecked_into());
        self
    }
}

impl Drop for Composer {
    fn drop(&mut self) {
        self.whole.remove();
    }
}

fn finding(severity: Severity, kind: ConcernKind, sentence: &str) -> FindingView {
    FindingView {
        severity,
        kind,
        sentence: sentence.to_owned(),
        place: None,
    }
}

fn card_number() -> FindingView {
    let kind = ConcernKind::Personal(PersonalData::Card);
    finding(Severity::Stop, kind, "A card number in public")
}

fn unsigned() -> FindingView {
    finding(Severity::Look, ConcernKind::SignOff, "Not signed")
}

fn view(findings: &[FindingView]) -> DraftView {
    DraftView {
        findings: findings.to_vec(),
        ..DraftView::default()
    }
}

fn line_root() -> ShadowRoot {
    let lines = hosts("careline-draft");
    assert_eq!(lines.len(), 1, "there is one line");
    root(&lines[0])
}

fn is_seen(element: &Element) -> bool {
    element.get_bounding_client_rect().height() > 0.0
}

#[wasm_bindgen_test]
async fn the_line_stands_below_the_box_or_above_it_and_moves_nothing() {
    let desk = Desk::new();
    for (top, is_below) in [(100, true), (10_000, false)] {
        let window = web_sys::window().unwrap();
        let height = window.inner_height().unwrap().as_f64().unwrap() as i32;
        let composer = Composer::at(top.min(height - 110));
        let before = place(&composer.anchor.foot);
        desk.overlay()
            .show_draft(&composer.anchor, &view(&[card_number()]))
            .unwrap();
        painted().await;
        assert_eq!(place(&composer.anchor.foot), before);
        let [left, upper, right, lower] = place(&hosts("careline-draft")[0]);
        assert_eq!([left, right], [before[0], before[2]]);
        if is_below {
            assert_eq!(upper, before[3] + 12);
        } else {
            assert_eq!(lower, place(&composer.anchor.editor)[1] - 12);
        }
        desk.overlay().end_draft();
        assert!(hosts("careline-draft").is_empty());
    }
}

#[wasm_bindgen_test]
async fn a_stop_asks_for_a_reason_and_a_look_does_not() {
    let desk = Desk::new();
    let composer = Composer::at(100);
    let show = |view: &DraftView| desk.overlay().show_draft(&composer.anchor, view).unwrap();
    show(&view(&[unsigned()]));
    painted().await;
    let ask = part(&line_root(), ".ask");
    assert!(!is_seen(&ask));
    show(&view(&[card_number(), unsigned()]));
    painted().await;
    assert!(is_seen(&ask));
    let mut excused = view(&[card_number(), unsigned()]);
    excused.excused = vec![card_number().kind];
    show(&excused);
    painted().await;
    assert!(!is_seen(&ask));
    let found = text(&part(&line_root(), ".found"));
    assert_eq!(found, "Reason noted A card number in publicLook Not signed");
    show(&view(&[]));
    painted().await;
    assert!(
        !is_seen(&hosts("careline-draft")[0]),
        "a clean draft shows nothing"
    );
}

#[wasm_bindgen_test]
async fn those_who_hear_the_page_hear_what_is_new_once() {
    let desk = Desk::new();
    let composer = Composer::at(100);
    let show = |findings: &[FindingView]| {
        let shown = desk.overlay().show_draft(&composer.anchor, &view(findings));
        shown.unwrap();
        text(&part(&line_root(), "[role=status]"))
    };
    let long = |sentence| finding(Severity::Stop, ConcernKind::TooLong, sentence);
    assert_eq!(show(&[long("1 character more")]), "1 character more.");
    assert_eq!(show(&[long("2 characters more")]), "1 character more.");
    let both = [long("3 characters more"), unsigned()];
    assert_eq!(show(&both), "Not signed.");
    assert_eq!(show(&[]), "Nothing to warn of any more.");
}

#[wasm_bindgen_test]
async fn beside_a_dialog_the_line_stands_within_it_where_it_can_be_reached() {
    let desk = Desk::new();
    let composer = Composer::at(100).in_dialog();
    desk.overlay()
        .show_draft(&composer.anchor, &view(&[card_number()]))
        .unwrap();
    painted().await;
    let host = hosts("careline-draft").remove(0);
    assert!(composer.whole.contains(Some(&host)));
    assert_eq!(place(&host)[1], place(&composer.anchor.foot)[3] + 12);
}

#[wasm_bindgen_test]
async fn an_offer_is_taken_by_the_agents_own_key_alone() {
    let desk = Desk::new();
    let composer = Composer::at(100);
    let mut offering = view(&[card_number()]);
    offering.offers = vec![ready("refund", 40), ready("order", 300)];
    desk.overlay()
        .show_draft(&composer.anchor, &offering)
        .unwrap();
    painted().await;
    let first = text(&part(&line_root(), ".list b"));
    assert_eq!(first, "Template refund");
    assert!(!is_seen(&part(&line_root(), ".found")));
    let offer = part(&line_root(), "[role=option]");
    offer.click();
    assert!(
        desk.commands.borrow().is_empty(),
        "a script's click is none"
    );
}
