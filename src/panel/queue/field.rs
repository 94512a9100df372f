//! Lines of text: their labels are said by screen readers, and Enter does what the button does.

use leptos::ev::{self, KeyboardEvent};
use leptos::html::{div, input, label};
use leptos::prelude::*;

use super::super::parts::{Weight, press};

/// What a field is called and holds.
#[derive(Debug, Clone, Copy)]
pub struct FieldWords {
    /// Its id.
    pub id: &'static str,
    /// What a screen reader says of it.
    pub label: &'static str,
    /// What stands in it while it is empty.
    pub placeholder: &'static str,
    /// How many characters it takes.
    pub most: &'static str,
}

/// A line that is typed into; Enter does something with it.
pub fn line(
    words: FieldWords,
    typed: RwSignal<String>,
    enter: impl Fn() + 'static,
) -> impl IntoView {
    let keyed = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() && event.is_trusted() {
            enter();
        }
    };
    (
        label().r#for(words.id).class("unseen").child(words.label),
        input()
            .id(words.id)
            .r#type("text")
            .placeholder(words.placeholder)
            .maxlength(words.most)
            .autocomplete("off")
            .prop("value", typed)
            .on(ev::input, move |event| {
                typed.set(event_target_value(&event));
            })
            .on(ev::keydown, keyed),
    )
}

/// A line with a button that hands over what was typed, and is empty then; white space alone is nothing.
pub fn line_with_button(
    words: FieldWords,
    button: &'static str,
    take: impl Fn(String) + Copy + 'static,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let hand_over = move || {
        let text = typed.get_untracked().trim().to_owned();
        if !text.is_empty() {
            typed.set(String::new());
            take(text);
        }
    };
    div().class("line").child((
        line(words, typed, hand_over),
        press(Weight::Plain, button, hand_over),
    ))
}
