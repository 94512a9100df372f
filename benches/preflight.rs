//! How long it takes to read a draft, as an agent types it, beside 500 replies sent before. The
//! goal is 5 ms for a key.

use careline::desk::calendar::Calendar;
use careline::desk::post::PostId;
use careline::desk::preflight::sameness::{REMEMBERED, Sent};
use careline::desk::preflight::{Draft, preflight};
use careline::desk::time::Millis;
use criterion::{Criterion, criterion_group, criterion_main};

const DRAFT: &str = "Hi Ana, sorry that the 10:15 to Leeds was cancelled. Your ticket is valid on \
    the 10:45 and on the 11:15, and we'll refund the seat that you had booked within 3 days. \
    Write to care@acme.example if it does not come, and tell us here how the day went. ^AM";

fn of_a_draft(criterion: &mut Criterion) {
    let mut sent = Sent::default();
    for number in 1..=REMEMBERED as u64 {
        sent.remember(PostId::new(number), &format!("{DRAFT} {number}"));
    }
    let calendar = Calendar::always();
    let accounts = ["acmehelp".parse(), "acme".parse()];
    let accounts: Vec<_> = accounts.into_iter().filter_map(Result::ok).collect();
    let words = ["Acme".to_owned()];
    let templates = vec![DRAFT; 100];
    criterion.bench_function("preflight: a draft beside 500 replies", |bencher| {
        bencher.iter(|| {
            preflight(&Draft {
                text: DRAFT,
                account: accounts.first(),
                accounts: &accounts,
                brand_words: &words,
                initials: "AM",
                templates: &templates,
                begun: Millis(0),
                latest_reply: None,
                latest_post: None,
                answered_before: false,
                sent: &sent,
                calendar: &calendar,
                now: Millis(1_795_348_800_000),
            })
        });
    });
}

criterion_group!(benches, of_a_draft);
criterion_main!(benches);
