//! `cargo xtask evaluate`: how well triage decides, on posts it has not learnt from.

use std::collections::BTreeSet;
use std::process::ExitCode;

use anyhow::Result;
use careline::desk::triage::{Model, PostType, Reader, Triager};

use super::data::{Example, complaints, folder, written};
use super::score::Score;
use super::train::WRITTEN_WEIGHT;
use super::trainer::{Lesson, train};

/// Prints both evaluations; `wrong` lists the written posts that were decided wrongly.
pub fn command(wrong: bool) -> Result<ExitCode> {
    match complaints() {
        Ok(examples) => complaint_scores(&examples)?,
        Err(error) => println!("(a) complaint scores skipped: {error:#}"),
    }
    written_scores(wrong)?;
    Ok(ExitCode::SUCCESS)
}

/// Holds out each domain in turn, trains on the rest and judges the domain.
fn complaint_scores(examples: &[Example]) -> Result<()> {
    let reader = Reader::new();
    let lessons: Vec<Lesson> = examples
        .iter()
        .map(|example| Lesson::new(&reader, example))
        .collect();
    let written = written(&folder().join("training.jsonl"), WRITTEN_WEIGHT)?;
    let written: Vec<Lesson> = written
        .iter()
        .map(|example| Lesson::new(&reader, example))
        .collect();
    let domains: BTreeSet<&str> = examples
        .iter()
        .map(|example| example.domain.as_str())
        .collect();
    let (mut service, mut all) = (Score::default(), Score::default());
    let (mut owes, mut owes_random) = (Score::default(), Score::default());
    for domain in domains {
        let others = examples
            .iter()
            .zip(&lessons)
            .filter(|(example, _)| example.domain != domain);
        let others: Vec<&Lesson> = others.map(|(_, lesson)| lesson).chain(&written).collect();
        let triager = Triager::with_model(train(&others));
        for example in examples.iter().filter(|example| example.domain == domain) {
            let triage = triager.triage(&example.subject());
            let said = triage.complaint >= 0.5;
            let right = example.complaint.unwrap_or_default();
            all.add(right, said);
            if !example.is_random() {
                service.add(right, said);
            }
            if let Some(of) = example.post_type {
                let said = triage.owes_answer;
                let score = if example.is_random() {
                    &mut owes_random
                } else {
                    &mut owes
                };
                score.add(of.owes_answer(), said);
            }
        }
    }
    println!("(a) complaint or not, each domain held out in turn and the predictions pooled");
    println!(
        "customer-service rows (always-yes: macro-F1 {:.3})",
        service.always("true")
    );
    println!("{service}");
    println!("all rows (always-yes: macro-F1 {:.3})", all.always("true"));
    println!("{all}");
    println!("the same rows by whether they owe an answer, as labelled for this desk");
    println!(
        "customer-service rows (always-yes: macro-F1 {:.3})",
        owes.always("true")
    );
    println!("{owes}");
    println!("random rows: accuracy {:.3}", owes_random.accuracy());
    Ok(())
}

/// Judges the weights that ship on the written posts.
fn written_scores(wrong: bool) -> Result<()> {
    let examples = written(&folder().join("evaluation.jsonl"), 1.0)?;
    let triager = Triager::with_model(Model::shipped()?);
    let (mut owes, mut types, mut priorities) =
        (Score::default(), Score::default(), Score::default());
    let (mut hard, mut other_languages) = (Score::default(), Score::default());
    for example in &examples {
        let triage = triager.triage(&example.subject());
        let right = example.post_type.unwrap_or(PostType::Chatter);
        owes.add(right.owes_answer(), triage.owes_answer);
        types.add(right, triage.post_type);
        if let Some(priority) = example.priority {
            priorities.add(priority, triage.priority);
        }
        if example.hard.is_some() {
            hard.add(right.owes_answer(), triage.owes_answer);
        }
        if example.lang.as_deref().is_some_and(|lang| lang != "en") {
            other_languages.add(right.owes_answer(), triage.owes_answer);
        }
        if wrong && right.owes_answer() != triage.owes_answer {
            println!(
                "{:.2} {right:?} not {:?}: {}",
                triage.probability, triage.post_type, example.text
            );
        }
    }
    println!(
        "(b) {} posts written for this desk, none of them learnt",
        examples.len()
    );
    println!(
        "owes an answer (always-yes: macro-F1 {:.3})",
        owes.always("true")
    );
    println!("{owes}");
    println!("of these, the hard ones\n{hard}");
    println!("of these, those not in English\n{other_languages}");
    println!(
        "type (always complaint: macro-F1 {:.3})\n{types}",
        types.always("Complaint")
    );
    println!(
        "priority (always normal: macro-F1 {:.3})\n{priorities}",
        priorities.always("Normal")
    );
    Ok(())
}
