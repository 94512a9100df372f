//! Texts of strangers, read from end to end: nothing breaks, the cost grows with the length alone, and
//! who is named or where a link leads decides nothing. `PROPTEST_CASES=1000000` makes it long.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::brand::Brand;
use super::detect::Detector;
use super::post::SeenPost;
use super::steps::counted;
use super::triage::{Subject, Triager};

static TRIAGER: LazyLock<Triager> = LazyLock::new(|| Triager::new().unwrap());

static DETECTOR: LazyLock<Detector> = LazyLock::new(|| {
    let brands: Vec<Brand> = serde_json::from_str(
        r##"[{"name": "Acme", "handles": ["acme"], "care_handles": ["AcmeHelp"],
            "names": ["Acme", "Acme Air", "アクメ"], "hashtags": ["AcmeFail"],
            "keywords": ["lost parcel", "acme.com"], "near_miss": 2,
            "rules": [{"name": "Late", "any": ["late", "#late"], "none": ["@newsbot"]}]}]"##,
    )
    .unwrap();
    Detector::new(&brands)
});

fn seen(text: &str) -> SeenPost {
    serde_json::from_value(serde_json::json!({
        "post": {"id": "1", "author": "sam", "name": "Sam", "text": text, "lang": null}
    }))
    .unwrap()
}

/// Detects and triages a text as a post and as an answer to itself.
fn read(text: &str) {
    let post = seen(text);
    let length = u32::try_from(text.chars().count()).unwrap();
    for found in DETECTOR
        .mentions(&post)
        .iter()
        .flat_map(|mention| &mention.matches)
    {
        let (start, end) = (found.start.unwrap_or(0), found.end.unwrap_or(0));
        assert!(start <= end && end <= length, "{text:?}: {found:?}");
    }
    let subject = Subject {
        text,
        in_reply_to: Some(text),
        answers_brand: true,
        ..Subject::default()
    };
    let triage = TRIAGER.triage(&subject);
    assert!((0.0..=1.0).contains(&triage.probability), "{text:?}");
    for reason in triage.reasons {
        let (start, end) = (reason.start.unwrap_or(0), reason.end.unwrap_or(0));
        assert!(start <= end && end <= length, "{text:?}: {reason:?}");
    }
}

/// The steps that detection and triage of a text take.
fn steps(text: &str) -> u64 {
    let post = seen(text);
    counted(|| {
        DETECTOR.mentions(&post);
        TRIAGER.triage(&Subject::of(text));
    })
}

/// What breaks readers of text: signs, marks, joiners, halves of links, words of the lexicon.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "@",
            "＠",
            "#",
            "＃",
            "://",
            "https://",
            ".",
            "/",
            ":",
            "-",
            "_",
            " ",
            "\n",
            "?",
            "!",
            "'",
            "\u{301}",
            "\u{200d}",
            "\u{fe0f}",
            "\u{200b}",
            "😡",
            "👩‍👩‍👧",
            "é",
            "ｱ",
            "ﾞ",
            "は",
            "삼",
            "ก",
            "acme",
            "acmehelp",
            "AcmeFail",
            "acmehlep",
            "a.b",
            "x.co/",
            "late",
            "not",
            "fixed",
            "why",
            "thanks",
            "123",
            "1,2",
            "&",
            "RT",
            "İ",
            "ß",
            "\u{202e}",
            "aaaaaaaa",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,6}",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_breaks_the_reading(text in pieces()) {
        read(&text);
    }

    #[test]
    fn ten_times_the_text_takes_at_most_twelve_times_the_steps(piece in pieces()) {
        // Every piece may be empty.
        let piece = if piece.is_empty() { " ".to_owned() } else { piece };
        // A text shorter than a post tells more of what each text costs than of what its length does.
        let times = 280usize.div_ceil(piece.chars().count());
        let text = piece.repeat(times);
        let (once, tenfold) = (steps(&text), steps(&text.repeat(10)));
        prop_assert!(once > 0 && tenfold <= 12 * once, "{} and {} steps: {:?}", once, tenfold, piece);
    }

    #[test]
    fn names_and_links_decide_nothing(
        before in "[a-zA-Z ?!.]{0,40}",
        after in "[a-zA-Z ?!.]{0,40}",
        one in "[a-zA-Z0-9_]{1,15}",
        other in "[a-zA-Z0-9_]{1,15}",
    ) {
        let text = |name: &str| format!("{before} @{name} {after} https://{name}.com/{name} x");
        let decided = |name: &str| {
            let triage = TRIAGER.triage(&Subject::of(&text(name)));
            (triage.probability, triage.complaint, triage.post_type, triage.priority)
        };
        prop_assert_eq!(decided(&one), decided(&other));
    }
}

#[test]
fn texts_made_to_be_slow_are_not() {
    for piece in [
        "@",
        "#",
        "# ",
        "@ ",
        "#a-",
        "@a.",
        "a.b.",
        "a@",
        "a:",
        "https://",
        "://",
        "x@a.",
        ".com/",
        "?",
        "\u{301}",
        "a\u{301}",
        "not fixed ",
        "acme ",
        "@acmehlep ",
        "#acme fail ",
        "１,",
        "1,",
        "アクメ",
        "👩‍👩‍👧",
        "'t",
        "can't",
    ] {
        let text = piece.repeat(2_500usize.div_ceil(piece.chars().count()));
        let (once, tenfold) = (steps(&text), steps(&text.repeat(10)));
        assert!(
            tenfold <= 12 * once,
            "{piece:?}: {once} and {tenfold} steps"
        );
    }
}
