//! The template picker: a list to choose from by arrow keys or click, with a search field where
//! there are many.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::desk::view::{LENGTH_LIMIT, Rendered, TemplateView};
use crate::overlay::dom::{self, Dom, Drawn};

/// From how many templates on there is a search field.
const MANY: usize = 6;

/// The list of templates in a card.
pub(super) struct Picker {
    search: HtmlInputElement,
    list: HtmlElement,
    /// What stands in place of an empty list.
    nothing: HtmlElement,
    templates: RefCell<Vec<TemplateView>>,
    /// Indices of the templates that stand in the list.
    found: RefCell<Vec<usize>>,
    /// Which of the found ones is chosen.
    chosen: Cell<usize>,
}

impl Picker {
    /// An empty list at the end of an element.
    pub(super) fn build(dom: &Dom, parent: &HtmlElement) -> Drawn<Self> {
        let search: HtmlInputElement = dom.inside(parent, "input", "search")?.unchecked_into();
        for (name, value) in [
            ("type", "text"),
            ("role", "combobox"),
            ("aria-label", "Search templates"),
            ("placeholder", "Search templates"),
            ("aria-expanded", "true"),
            ("aria-controls", "templates"),
            ("aria-autocomplete", "list"),
            ("autocomplete", "off"),
            ("maxlength", "60"),
        ] {
            search.set_attribute(name, value)?;
        }
        search.set_hidden(true);
        let list = dom.inside(parent, "div", "list")?;
        for (name, value) in [
            ("id", "templates"),
            ("role", "listbox"),
            ("aria-label", "Templates"),
            ("tabindex", "0"),
        ] {
            list.set_attribute(name, value)?;
        }
        let nothing = dom.inside(parent, "p", "empty")?;
        Ok(Self {
            search,
            list,
            nothing,
            templates: RefCell::default(),
            found: RefCell::default(),
            chosen: Cell::new(0),
        })
    }

    /// Says that the templates are on their way.
    pub(super) fn wait(&self) -> Drawn<()> {
        self.empty("Reading the ticket…")
    }

    /// Shows these templates; the chosen one stays chosen.
    pub(super) fn show(&self, dom: &Dom, templates: &[TemplateView]) -> Drawn<()> {
        let chosen = self.chosen_template().map(|template| template.id);
        self.templates.replace(templates.to_vec());
        self.search.set_hidden(templates.len() < MANY);
        self.rewrite(dom, chosen.as_deref())
    }

    /// Shows what the search finds.
    pub(super) fn filter(&self, dom: &Dom) -> Drawn<()> {
        let chosen = self.chosen_template().map(|template| template.id);
        self.rewrite(dom, chosen.as_deref())
    }

    /// Moves the choice by so many steps, staying in the list.
    pub(super) fn step(&self, steps: isize) -> Drawn<()> {
        let last = self.found.borrow().len().saturating_sub(1);
        let to = self.chosen.get().saturating_add_signed(steps).min(last);
        self.mark(to)
    }

    /// Chooses the template with this id.
    pub(super) fn choose(&self, id: &str) -> Drawn<()> {
        let templates = self.templates.borrow().clone();
        let found = self.found.borrow().clone();
        match found.iter().position(|index| templates[*index].id == id) {
            Some(position) => self.mark(position),
            None => Ok(()),
        }
    }

    /// The chosen template, where it can be inserted: its id and text.
    pub(super) fn chosen(&self) -> Option<(String, String)> {
        let template = self.chosen_template()?;
        match template.rendered {
            Rendered::Ready { text, .. } => Some((template.id, text)),
            Rendered::Wrong { .. } => None,
        }
    }

    /// Puts the focus where templates are chosen.
    pub(super) fn take_focus(&self) {
        if self.search.hidden() {
            dom::focus(&self.list);
        } else {
            dom::focus(&self.search);
        }
    }

    /// Whether this is the list or its search field.
    pub(super) fn holds(&self, element: &web_sys::Node) -> bool {
        self.list.is_same_node(Some(element)) || self.search.is_same_node(Some(element))
    }

    fn chosen_template(&self) -> Option<TemplateView> {
        let index = self.found.borrow().get(self.chosen.get()).copied()?;
        self.templates.borrow().get(index).cloned()
    }

    fn rewrite(&self, dom: &Dom, chosen: Option<&str>) -> Drawn<()> {
        let templates = self.templates.borrow().clone();
        let wanted = if self.search.hidden() {
            String::new()
        } else {
            lowercase(self.search.value().trim())
        };
        let found: Vec<usize> = (0..templates.len())
            .filter(|index| templates[*index].is_found_by(&wanted))
            .collect();
        self.list.set_text_content(None);
        for index in &found {
            option(dom, &self.list, &templates[*index])?;
        }
        let position = found
            .iter()
            .position(|index| Some(templates[*index].id.as_str()) == chosen)
            .or_else(|| found.iter().position(|index| is_ready(&templates[*index])))
            .unwrap_or(0);
        let none = found.is_empty();
        self.found.replace(found);
        if none && templates.is_empty() {
            return self.empty("No templates yet: write them in the options.");
        }
        if none {
            return self.empty("No template has these words.");
        }
        self.list.set_hidden(false);
        self.nothing.set_hidden(true);
        self.mark(position)
    }

    fn empty(&self, words: &str) -> Drawn<()> {
        self.chosen.set(0);
        self.list.set_hidden(true);
        self.nothing.set_hidden(false);
        self.nothing.set_text_content(Some(words));
        self.search.remove_attribute("aria-activedescendant")
    }

    fn mark(&self, position: usize) -> Drawn<()> {
        self.chosen.set(position);
        let options = self.list.children();
        for index in 0..options.length() {
            let Some(option) = options.item(index) else {
                continue;
            };
            let is = index as usize == position;
            option.class_list().toggle_with_force("on", is)?;
            option.set_attribute("aria-selected", if is { "true" } else { "false" })?;
            dom::set_or_remove(&option, "id", is.then_some("chosen"))?;
            if is {
                self.keep_in_sight(&option.unchecked_into());
            }
        }
        for element in [&self.list, &*self.search] {
            element.set_attribute("aria-activedescendant", "chosen")?;
        }
        Ok(())
    }

    /// Scrolls the list, and nothing but the list, until an option can be seen.
    fn keep_in_sight(&self, option: &HtmlElement) {
        let (top, height) = (option.offset_top(), option.offset_height());
        let (from, shown) = (self.list.scroll_top(), self.list.client_height());
        let top = top - self.list.offset_top();
        if top < from {
            self.list.set_scroll_top(top);
        } else if top + height > from + shown {
            self.list.set_scroll_top(top + height - shown);
        }
    }
}

/// Letter by letter: both sides of a comparison need no more, and no final sigma stands in the way.
fn lowercase(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

fn is_ready(template: &TemplateView) -> bool {
    matches!(template.rendered, Rendered::Ready { .. })
}

pub(in crate::overlay) fn option(
    dom: &Dom,
    list: &HtmlElement,
    template: &TemplateView,
) -> Drawn<()> {
    let option = dom.inside(list, "div", "tpl")?;
    option.set_attribute("role", "option")?;
    option.set_attribute(dom::DOES, &["template=", &template.id].concat())?;
    let line = dom.inside(&option, "div", "name")?;
    dom.text(&line, "b", "", &dom::one_line(&template.name, 80))?;
    match &template.rendered {
        Rendered::Ready { text, length } => {
            let class = if *length > LENGTH_LIMIT {
                "count over"
            } else {
                "count"
            };
            let count = [&length.to_string(), "/", &LENGTH_LIMIT.to_string()].concat();
            dom.text(&line, "span", class, &count)?;
            let preview = dom.text(&option, "p", "", &dom::one_line(text, 160))?;
            preview.set_attribute("dir", "auto")
        }
        Rendered::Wrong { why } => {
            option.class_list().add_1("wrong")?;
            option.set_attribute("aria-disabled", "true")?;
            dom.text(&option, "p", "", &dom::one_line(why, 300))
                .map(drop)
        }
    }
}
