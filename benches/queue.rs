//! How long the queue takes with 100,000 live tickets: to filter and sort a page, to count every
//! view, and to read the index.

#![expect(
    clippy::expect_used,
    reason = "a bench whose data is malformed can only stop"
)]

use std::hint::black_box;

use careline::desk::brand::BrandId;
use careline::desk::event::{Digest, TicketId};
use careline::desk::post::PostId;
use careline::desk::queue::{Look, QueueView, counts, page};
use careline::desk::report::value::Worth;
use careline::desk::status::{Priority, Status};
use careline::desk::store::index::Index;
use careline::desk::store::value::{decode, encode};
use careline::desk::time::{Duration, Millis};
use careline::desk::view::{ClockView, HolderView, TicketRef, TicketView};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const TICKETS: u64 = 100_000;

/// 22 November 2026, 12:00 UTC.
const NOW: Millis = Millis(1_795_348_800_000);

/// Live tickets in no order: each fifth is on the watch list, each fourth answered, each third held.
fn tickets() -> Vec<TicketView> {
    (0..TICKETS).map(ticket).collect()
}

fn ticket(number: u64) -> TicketView {
    let mixed = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let minutes = i64::try_from(mixed % 3_000).unwrap_or_default();
    let since = NOW - Duration::minutes(minutes);
    let clock = match (number % 5, number % 4) {
        (0, _) => ClockView::Watch { since },
        (_, 0) => ClockView::Answered {
            since,
            at: since + Duration::minutes(9),
            due: since + Duration::minutes(60),
        },
        _ => ClockView::Running {
            since,
            golden_until: since + Duration::minutes(6),
            at_risk_from: since + Duration::minutes(45),
            due: since + Duration::minutes(60),
        },
    };
    let post = PostId::new(mixed >> 1);
    TicketView {
        of: TicketRef {
            id: TicketId {
                brand: BrandId::from_name("acme"),
                post,
            },
            person: Digest(format!("{mixed:032x}")),
        },
        posts: vec![post],
        status: Status::Open,
        holder: number.is_multiple_of(3).then(|| HolderView {
            name: "Ana M.".to_owned(),
            initials: "AM".to_owned(),
            mine: number.is_multiple_of(2),
            until: None,
        }),
        priority: Priority::Normal,
        clock,
        handed_off: Vec::new(),
        snoozed_until: None,
    }
}

fn look(view: QueueView) -> Look<'static> {
    Look {
        view,
        at: NOW,
        worth: &Worth::Off,
    }
}

fn queue(criterion: &mut Criterion) {
    let tickets = tickets();
    let mut group = criterion.benchmark_group("queue");
    group.throughput(Throughput::Elements(TICKETS));
    for view in [QueueView::All, QueueView::AtRisk, QueueView::Mine] {
        group.bench_function(format!("first page of {view:?}"), |bencher| {
            bencher.iter(|| page(black_box(&tickets).iter(), look(view), 0, 40).1);
        });
    }
    group.bench_function("page in the middle of All", |bencher| {
        bencher.iter(|| page(black_box(&tickets).iter(), look(QueueView::All), 50_000, 40).1);
    });
    group.bench_function("counts of all views", |bencher| {
        bencher.iter(|| counts(black_box(&tickets).iter(), NOW));
    });
    let index = Index {
        live: tickets.clone(),
        ..Index::default()
    };
    let stored = encode(&index);
    group.sample_size(10);
    group.bench_function("reading the index", |bencher| {
        bencher.iter(|| decode::<Index>(black_box(&stored)).expect("it was just written"));
    });
    group.finish();
}

criterion_group!(benches, queue);
criterion_main!(benches);
