//! From scores and signals to a decision with its reasons.

use super::features::{Features, Reader};
use super::learn::Learned;
use super::model::{Head, Model, ModelError, Row, probability};
use super::signals::Signal;
use super::{PostType, Reason, Subject, Triage};
use crate::desk::status::Priority;

/// How many reasons an agent is told.
const MOST_REASONS: usize = 4;

/// From how many posts in a day on a repeated contact raises priority.
const REPEATED_CONTACT: u32 = 3;

/// What a question mark adds to the score of owing an answer.
const QUESTION: f32 = 0.5;

/// What speaking to somebody who is not the brand takes from it.
const NAMED_ONLY: f32 = 1.25;

/// What thanks or praise with a "but" add to it.
const MIXED: f32 = 0.75;

/// What saying that nothing was wrong takes from it.
const NOTHING_WRONG: f32 = 2.5;

/// Triages posts. Made once: it holds the lexicon and the weights.
#[derive(Debug, Clone)]
pub struct Triager {
    reader: Reader,
    model: Model,
}

impl Triager {
    /// A triager with the weights that ship.
    pub fn new() -> Result<Self, ModelError> {
        Ok(Self::with_model(Model::shipped()?))
    }

    /// A triager with other weights.
    pub fn with_model(model: Model) -> Self {
        Self {
            reader: Reader::new(),
            model,
        }
    }

    /// Triages a post as shipped.
    pub fn triage(&self, subject: &Subject<'_>) -> Triage {
        self.triage_learned(subject, &Learned::default())
    }

    /// Triages a post, moved by what a brand's agents have overruled.
    pub fn triage_learned(&self, subject: &Subject<'_>, learned: &Learned) -> Triage {
        let features = self.reader.read(subject);
        let mut scores = self.model.scores(&features);
        let moved = learned.moves(&features);
        for (score, by) in scores.iter_mut().zip(moved.scores) {
            *score += by;
        }
        scores[Head::Owes.number()] += certain(&features);
        let owes = if features.known {
            probability(scores[Head::Owes.number()])
        } else {
            0.5
        };
        // Where the language is not read, the customer gets the benefit of the doubt.
        let owes_answer = owes >= 0.5;
        let post_type = post_type(&scores, owes_answer);
        let priority = match moved.priority {
            Some(priority) => priority,
            None => priority(subject, &features, owes_answer, post_type),
        };
        Triage {
            complaint: probability(scores[Head::Complaint.number()]),
            known: features.known,
            owes_answer,
            probability: owes,
            post_type,
            priority,
            reasons: self.reasons(subject, &features, owes_answer),
        }
    }

    /// What a post is to the model, for learning from it.
    pub fn features(&self, subject: &Subject<'_>) -> Features {
        self.reader.read(subject)
    }

    /// The signals that speak for the decision, most telling first.
    fn reasons(&self, subject: &Subject<'_>, features: &Features, owes: bool) -> Vec<Reason> {
        let mut reasons = Vec::new();
        if !features.known {
            reasons.push(Reason {
                phrase: "unsure: its language is not read".to_owned(),
                start: None,
                end: None,
            });
        }
        let mut telling: Vec<(bool, f32, usize)> = features
            .signals
            .iter()
            .enumerate()
            .filter(|(_, seen)| seen.signal.phrase().is_some())
            // Yes and no answer the brand only where it spoke before.
            .filter(|(_, seen)| {
                let answers = matches!(seen.signal, Signal::Confirms | Signal::Denies);
                !answers || features.shows(Signal::AnswersBrand)
            })
            .map(|(number, seen)| {
                let weight = self.model.signal_weight(seen.signal, Head::Owes);
                (
                    !is_risk(seen.signal),
                    if owes { -weight } else { weight },
                    number,
                )
            })
            .filter(|(plain, weight, number)| {
                let signal = features.signals[*number].signal;
                let fits = if owes {
                    !signal.is_settled()
                } else {
                    !signal.is_problem() && !signal.is_asking()
                };
                fits && (*weight < 0.0 || (owes && !plain))
            })
            .collect();
        telling.sort_by(|one, other| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)));
        for (_, _, number) in telling {
            let seen = features.signals[number];
            let Some(phrase) = seen.signal.phrase() else {
                continue;
            };
            if reasons.len() < MOST_REASONS && reasons.iter().all(|known| known.phrase != phrase) {
                let placed = seen.end > seen.start;
                reasons.push(Reason {
                    phrase: phrase.to_owned(),
                    start: placed.then_some(seen.start),
                    end: placed.then_some(seen.end),
                });
            }
        }
        if subject.posts_today >= REPEATED_CONTACT {
            reasons.push(Reason {
                phrase: format!("{} post today", ordinal(subject.posts_today)),
                start: None,
                end: None,
            });
        }
        reasons
    }
}

/// What is added to the score for what the definition settles by itself, whatever the words around
/// it usually mean.
fn certain(features: &Features) -> f32 {
    let shows = |signal| features.shows(signal);
    let mut score = 0.0;
    let to_others = shows(Signal::OtherFirst) || shows(Signal::ToOther);
    // A question to the brand owes an answer, thanks before it or not.
    if shows(Signal::QuestionMark)
        && !to_others
        && !shows(Signal::LinkLast)
        && !shows(Signal::Promotion)
    {
        score += QUESTION;
    }
    // Talk between others in which the brand is only named.
    if shows(Signal::ToOther) {
        score -= NAMED_ONLY;
    }
    // Mixed posts owe an answer.
    if shows(Signal::Contrast) && (shows(Signal::Thanks) || shows(Signal::Praise)) {
        score += MIXED;
    }
    let but = shows(Signal::Contrast) || shows(Signal::NotSettled);
    if shows(Signal::NothingWrong) && !shows(Signal::QuestionMark) && !but {
        score -= NOTHING_WRONG;
    }
    score
}

/// Whether a signal is a risk that an agent must see first.
fn is_risk(signal: Signal) -> bool {
    matches!(
        signal,
        Signal::Safety
            | Signal::Fraud
            | Signal::Legal
            | Signal::Press
            | Signal::Stranded
            | Signal::Outage
            | Signal::Leaving
    )
}

/// The likeliest type among those that fit the decision.
fn post_type(scores: &Row, owes: bool) -> PostType {
    let fitting = PostType::ALL
        .into_iter()
        .filter(|of| of.owes_answer() == owes);
    let score = |of: &PostType| scores[Head::Type(*of).number()];
    let best = fitting.max_by(|one, other| score(one).total_cmp(&score(other)));
    best.unwrap_or(PostType::Chatter)
}

/// How much a post matters. A repeated contact raises it; who the author is never does.
fn priority(
    subject: &Subject<'_>,
    features: &Features,
    owes: bool,
    post_type: PostType,
) -> Priority {
    if !owes {
        return Priority::Low;
    }
    let shows = |signal| features.shows(signal);
    let problem = post_type == PostType::Complaint;
    let urgent = shows(Signal::Safety)
        || shows(Signal::Fraud)
        || shows(Signal::Stranded)
        || (shows(Signal::Outage) && problem)
        || ((shows(Signal::Legal) || shows(Signal::Press)) && problem);
    if urgent && post_type != PostType::Information {
        return Priority::Urgent;
    }
    let weights = [
        Signal::Leaving,
        Signal::Promise,
        Signal::NoAnswer,
        Signal::Repeated,
        Signal::Anger,
        Signal::Profanity,
        Signal::Shouts,
        Signal::Money,
        Signal::Late,
        Signal::Urgent,
    ];
    let heavy = weights.into_iter().filter(|signal| shows(*signal)).count();
    let high = shows(Signal::Urgent) || shows(Signal::Leaving) || (problem && heavy >= 2);
    let repeated = subject.posts_today >= REPEATED_CONTACT;
    match (high, repeated) {
        (true, true) => Priority::Urgent,
        (true, false) | (false, true) => Priority::High,
        (false, false) => Priority::Normal,
    }
}

/// A number as a place in a row.
fn ordinal(number: u32) -> String {
    match number {
        3 => "third".to_owned(),
        4 => "fourth".to_owned(),
        5 => "fifth".to_owned(),
        other if (11..=13).contains(&(other % 100)) => format!("{other}th"),
        other => match other % 10 {
            1 => format!("{other}st"),
            2 => format!("{other}nd"),
            3 => format!("{other}rd"),
            _ => format!("{other}th"),
        },
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::desk::triage::Overrule;

    fn triager() -> &'static Triager {
        static TRIAGER: LazyLock<Triager> = LazyLock::new(|| Triager::new().unwrap());
        &TRIAGER
    }

    #[test]
    fn plain_posts_are_decided_with_their_reason() {
        let triager = triager();
        for (text, owes, of, phrase) in [
            (
                "@acme my order is late and nobody answers",
                true,
                PostType::Complaint,
                "something is late",
            ),
            (
                "@acme do you have this in blue?",
                true,
                PostType::Question,
                "asks a question",
            ),
            (
                "@acme thank you so much, great service!",
                false,
                PostType::Praise,
                "says thanks",
            ),
            (
                "@acme all sorted now, thanks",
                false,
                PostType::Closing,
                "says it is settled",
            ),
        ] {
            let triage = triager.triage(&Subject::of(text));
            assert_eq!((triage.owes_answer, triage.post_type), (owes, of), "{text}");
            let told = triage.reasons.iter().any(|reason| reason.phrase == phrase);
            assert!(told, "{text}: {:?}", triage.reasons);
        }
    }

    #[test]
    fn yes_and_no_are_answers_only_to_the_brand() {
        let told = |subject: &Subject<'_>| {
            let reasons = triager().triage(subject).reasons;
            reasons
                .iter()
                .any(|reason| reason.phrase == "answers the brand")
        };
        let post = Subject::of("@acme no internet since monday");
        assert!(!told(&post));
        let answer = Subject {
            in_reply_to: Some("Is it still off?"),
            answers_brand: true,
            ..Subject::of("no, still the same")
        };
        assert!(told(&answer));
    }

    #[test]
    fn harm_now_is_urgent_and_a_repeated_contact_raises_priority() {
        let triager = triager();
        let smoke = Subject::of("@acme your charger caught fire and burned my desk");
        assert_eq!(triager.triage(&smoke).priority, Priority::Urgent);
        let question = Subject::of("@acme where can I buy this?");
        assert_eq!(triager.triage(&question).priority, Priority::Normal);
        let third = triager.triage(&Subject {
            posts_today: 3,
            ..question
        });
        assert_eq!(third.priority, Priority::High);
        assert!(
            third
                .reasons
                .iter()
                .any(|reason| reason.phrase == "third post today")
        );
    }

    #[test]
    fn a_language_that_is_not_read_is_unsure_and_never_no() {
        let triage = triager().triage(&Subject {
            lang: Some("fi"),
            ..Subject::of("@acme paketti on hukassa eikä kukaan vastaa")
        });
        assert!(triage.owes_answer);
        assert_eq!(triage.probability, 0.5);
        assert!(triage.reasons[0].phrase.starts_with("unsure"));
    }

    #[test]
    fn what_agents_overrule_moves_such_posts_and_no_others() {
        let triager = triager();
        let taught =
            |number: u32| format!("@acme anyone up for the pub quiz on table {number} tonight?");
        let others = [
            "@acme my parcel never arrived and nobody answers",
            "@acme how do I reset my password?",
            "@acme thanks, all sorted",
            "@acme love the new app",
        ];
        let before: Vec<Triage> = others
            .iter()
            .map(|text| triager.triage(&Subject::of(text)))
            .collect();
        let mut learned = Learned::default();
        for number in 0..200 {
            let text = taught(number);
            learned.teach(
                &triager.features(&Subject::of(&text)),
                Overrule::OwesAnswer(false),
            );
        }
        let text = taught(900);
        let subject = Subject::of(&text);
        let moved = triager.triage_learned(&subject, &learned).probability;
        assert!(
            moved < triager.triage(&subject).probability - 0.2,
            "{moved}"
        );
        for (text, before) in others.iter().zip(&before) {
            let after = triager.triage_learned(&Subject::of(text), &learned);
            assert!(
                (after.probability - before.probability).abs() < 0.01,
                "{text}"
            );
        }
        learned.reset();
        assert_eq!(
            triager.triage_learned(&subject, &learned),
            triager.triage(&subject)
        );
    }

    proptest! {
        /// No text of a stranger ends the background's work.
        #[test]
        fn any_text_is_triaged(text in any::<String>()) {
            let triage = triager().triage(&Subject::of(&text));
            prop_assert!((0.0..=1.0).contains(&triage.probability));
        }

        /// Who is named and where a link leads decides nothing.
        #[test]
        fn names_and_links_decide_nothing(one in "[a-z]{4,12}", other in "[a-z]{4,12}") {
            let triager = triager();
            let text = |name: &str| format!("@{name} why is my order late? see https://{name}.com/{name}");
            let first = triager.triage(&Subject::of(&text(&one)));
            let second = triager.triage(&Subject::of(&text(&other)));
            prop_assert_eq!(first.probability, second.probability);
            prop_assert_eq!(first.post_type, second.post_type);
        }
    }
}
