//! The popup.

use careline::desk::request::{Overview, PageHealth};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{World, open, shown};

fn set_up() -> Overview {
    Overview {
        has_brand: true,
        overdue: 3,
        ..Overview::default()
    }
}

#[wasm_bindgen_test]
async fn it_says_how_well_the_page_is_read_and_who_waits() {
    let world = World {
        overview: set_up(),
        address: Some("https://x.com/home".to_owned()),
        health: Some(PageHealth {
            viewer: "ana".parse().ok(),
            found: 27,
            read: 27,
            ..PageHealth::default()
        }),
        ..World::default()
    };
    open("popup", world);
    shown(".health", "27 of 27 posts read").await;
    shown(".figure.overdue", "3").await;
}

#[wasm_bindgen_test]
async fn it_says_why_nothing_runs_where_webassembly_was_refused() {
    let world = World {
        overview: Overview {
            refused_hosts: vec!["x.com".to_owned()],
            ..set_up()
        },
        address: Some("https://x.com/home".to_owned()),
        ..World::default()
    };
    open("popup", world);
    shown(".health", "This page forbids WebAssembly").await;
}

#[wasm_bindgen_test]
async fn it_does_not_take_another_site_for_x() {
    let world = World {
        overview: set_up(),
        ..World::default()
    };
    open("popup", world);
    shown(".health", "Not a page of X").await;
}

#[wasm_bindgen_test]
async fn without_a_brand_it_offers_to_set_one_up() {
    open("popup", World::default());
    shown("button", "Set up your brand").await;
}
