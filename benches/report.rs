//! How long reports take over 100,000 tickets with 1,000,000 events, and how long reading those does.

mod logs;

use std::hint::black_box;

use careline::desk::log::Log;
use careline::desk::report::asked::Asked;
use careline::desk::report::book::Book;
use careline::desk::report::compliments::{compliments, handle_gap};
use careline::desk::report::fairness::fairness;
use careline::desk::report::responsiveness::{By, responsiveness};
use careline::desk::report::team::{agents, handover, templates};
use careline::desk::store::shard::{Beside, Shard};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

use self::logs::{TICKETS, logs, settings};

const EVENTS: usize = 1_000_000;

fn report(criterion: &mut Criterion) {
    let logs = logs();
    let events: usize = logs.iter().map(Log::len).sum();
    assert_eq!(events, EVENTS);
    let beside = Beside::default();
    let mut loading = criterion.benchmark_group("loading");
    loading
        .sample_size(10)
        .throughput(Throughput::Elements(logs[0].len() as u64));
    loading.bench_function("one shard of 1,024", |bench| {
        bench.iter(|| {
            let mut book = Book::new(settings());
            book.add(black_box(&logs[0]), &beside);
            book.contacts.len()
        });
    });
    let stored = Shard {
        log: logs[0].clone(),
        ..Shard::default()
    };
    let stored = stored.encode_log();
    loading.bench_function("one shard of 1,024, from its stored text", |bench| {
        bench.iter(|| {
            let mut shard = Shard::default();
            let read = shard.decode_log(black_box(&stored));
            let mut book = Book::new(settings());
            book.add(&shard.log, &beside);
            (read.is_ok(), book.contacts.len())
        });
    });
    loading.finish();
    let mut book = Book::new(settings());
    for log in &logs {
        book.add(log, &beside);
    }
    drop(logs);
    let asked = Asked::all(book.latest);
    assert_eq!(asked.members(&book.contacts).len(), TICKETS as usize);
    let mut reports = criterion.benchmark_group("report of 100,000 tickets");
    reports.sample_size(10);
    for by in By::ALL {
        reports.bench_function(by.key(), |bench| {
            bench.iter(|| responsiveness(black_box(&book), &asked, by).len());
        });
    }
    reports.bench_function("handle gap and compliments", |bench| {
        bench.iter(|| (handle_gap(&book, &asked), compliments(&book, &asked, 7)));
    });
    reports.bench_function("fairness", |bench| {
        bench.iter(|| fairness(&book, &asked, By::Language, 1));
    });
    reports.bench_function("team", |bench| {
        bench.iter(|| {
            let sheet = handover(&book, &asked).len();
            (agents(&book, &asked), templates(&book, &asked), sheet)
        });
    });
    reports.finish();
}

criterion_group!(benches, report);
criterion_main!(benches);
