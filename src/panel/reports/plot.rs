//! Plots: bars in the page's own colours, with the numbers as text, and each with its table.

use leptos::html::{caption, details, div, figure, summary, table, tbody, td, th, thead, tr};
use leptos::prelude::*;

/// How tall a row of a plot is, and how wide it is drawn, in units of its own.
const ROW: usize = 22;
const WIDTH: usize = 640;
/// Where the bars begin: words stand before them.
const LEFT: usize = 130;
/// How many characters have room there, also the wide ones of Chinese and Japanese; the table has all.
const WORDS: usize = 16;
/// What is left for the number after the longest bar.
const RIGHT: usize = 70;

/// A bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What it stands for.
    pub words: String,
    /// How much, for its length.
    pub amount: usize,
    /// How much, as it is read.
    pub reads: String,
}

impl Bar {
    /// A bar of a number.
    pub fn of(words: String, amount: usize) -> Self {
        Self {
            words,
            amount,
            reads: amount.to_string(),
        }
    }
}

/// A plot and its table.
pub fn plot(
    title: &'static str,
    what: &'static str,
    amount: &'static str,
    bars: &[Bar],
) -> AnyView {
    let rows = bars.iter().map(|bar| {
        tr().child((
            th().scope("row").child(bar.words.clone()),
            td().child(bar.reads.clone()),
        ))
    });
    let rows = rows.collect::<Vec<_>>();
    figure()
        .class("plot")
        .child((
            drawing(title, bars),
            details().child((
                summary().child("As a table"),
                div().class("scroll").child(table().child((
                    caption().child(title),
                    thead().child(tr().child((
                        th().scope("col").child(what),
                        th().scope("col").child(amount),
                    ))),
                    tbody().child(rows),
                ))),
            )),
        ))
        .into_any()
}

fn drawing(title: &'static str, bars: &[Bar]) -> impl IntoView {
    use leptos::svg::{g, line, rect, svg, text};
    let most = bars.iter().map(|bar| bar.amount).max().unwrap_or(0).max(1);
    let height = bars.len() * ROW + 4;
    let rows = bars.iter().enumerate().map(|(place, bar)| {
        let top = place * ROW + 2;
        let length = bar.amount * (WIDTH - LEFT - RIGHT) / most;
        // What is not nothing is seen.
        let length = if bar.amount > 0 { length.max(2) } else { 0 };
        let middle = (top + ROW / 2 + 4).to_string();
        g().child((
            text()
                .attr("class", "of")
                .attr("x", (LEFT - 8).to_string())
                .attr("y", middle.clone())
                .attr("text-anchor", "end")
                .child(short(&bar.words)),
            rect()
                .attr("class", "bar")
                .attr("x", LEFT.to_string())
                .attr("y", (top + 3).to_string())
                .attr("width", length.to_string())
                .attr("height", (ROW - 8).to_string())
                .attr("rx", "3"),
            text()
                .attr("class", "reads")
                .attr("x", (LEFT + length + 6).to_string())
                .attr("y", middle)
                .child(bar.reads.clone()),
        ))
    });
    svg()
        .attr("viewBox", format!("0 0 {WIDTH} {height}"))
        .attr("role", "img")
        .attr("aria-label", title)
        .child((
            line()
                .attr("class", "axis")
                .attr("x1", LEFT.to_string())
                .attr("x2", LEFT.to_string())
                .attr("y1", "0")
                .attr("y2", height.to_string()),
            rows.collect::<Vec<_>>(),
        ))
}

/// What of some words has room before a bar.
fn short(words: &str) -> String {
    // Letters of Chinese, Japanese and Korean are twice as wide.
    let widths = words.chars().scan(0, |width, letter| {
        *width += if letter < '\u{1100}' { 1 } else { 2 };
        Some(*width)
    });
    let room = widths.take_while(|width| *width <= WORDS).count();
    if room < words.chars().count() {
        words.chars().take(room).chain(['…']).collect()
    } else {
        words.to_owned()
    }
}
