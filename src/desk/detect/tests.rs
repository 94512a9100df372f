//! What detection finds, and what it leaves alone.

use proptest::prelude::*;

use super::*;
use crate::desk::rule::Rule;

fn brands() -> Vec<Brand> {
    serde_json::from_str(
        r##"[
            {"name": "Acme", "handles": ["acme"], "care_handles": ["AcmeHelp"],
             "names": ["Acme", "Acme Air", "アクメ", "삼성", "Café Noir"], "hashtags": ["AcmeFail", "#アクメ"],
             "keywords": ["lost parcel", "acme.com", "yahoo!"], "exclude": ["acme corp of looney tunes"],
             "team": ["ana_at_acme"]},
            {"name": "Zenith", "handles": ["zenith"], "names": ["Zenith"]}
        ]"##,
    )
    .unwrap()
}

fn seen(text: &str) -> SeenPost {
    serde_json::from_value(serde_json::json!({
        "post": {"id": "1", "author": "sam", "name": "Sam", "text": text, "lang": null}
    }))
    .unwrap()
}

/// Each match as "class term start-end".
fn matches(seen: &SeenPost) -> Vec<String> {
    let mentions = Detector::new(&brands()).mentions(seen);
    let matches = mentions.iter().flat_map(|mention| &mention.matches);
    matches
        .map(|found| {
            let place = match (found.start, found.end) {
                (Some(start), Some(end)) => format!("{start}-{end}"),
                _ => "outside".to_owned(),
            };
            format!("{:?} {} {place}", found.class, found.term)
        })
        .collect()
}

#[test]
fn each_class_is_found_at_its_place() {
    for (text, expected) in [
        ("hi @ACMEHELP, help", "Tagged AcmeHelp 3-12"),
        ("＠acme?", "Tagged acme 0-5"),
        ("日本😀 @acme", "Tagged acme 4-9"),
        ("so #acmefail", "Hashtag AcmeFail 3-12"),
        ("＃アクメ です", "Hashtag アクメ 0-4"),
        ("Acme's late", "Name Acme 0-4"),
        ("#acme is down", "Name Acme 1-5"),
        ("ACME\u{a0} air is late", "Name Acme Air 0-9"),
        ("アクメの店", "Name アクメ 0-3"),
        ("Acmeは", "Name Acme 0-4"),
        ("cafe\u{301} noir!", "Name Café Noir 0-10"),
        ("my Lost\nParcel", "Keyword lost parcel 3-14"),
        ("삼성은 왜", "Name 삼성 0-2"),
        ("❤️Acme", "Name Acme 2-6"),
    ] {
        let found = matches(&seen(text));
        assert!(found.iter().any(|one| one == expected), "{text}: {found:?}");
    }
}

#[test]
fn what_only_resembles_a_term_is_not_found() {
    for text in [
        "@acmehelpers hi",
        "mail help@acme.co.uk",
        "https://x.com/@acme/acme",
        "youtube.com/@acme",
        "#acmefailure",
        "acmes",
        "placme",
        "アクメリカ",
        "삼성전자",
        "acme_air",
        "@acmeéé",
    ] {
        assert_eq!(matches(&seen(text)), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn narrow_misses_are_found_and_explained() {
    for (text, expected) in [
        (
            "@acmehlep hi",
            "It writes @acmehlep, with two letters of @AcmeHelp swapped.",
        ),
        (
            "@acmehelpp",
            "It writes @acmehelpp, one letter more than @AcmeHelp.",
        ),
        (
            "@acmehrlp",
            "It writes @acmehrlp, one key beside @AcmeHelp.",
        ),
        (
            "＠ａｃｍｅｈｅｌｐ",
            "It writes ＠ａｃｍｅｈｅｌｐ, which looks like @AcmeHelp.",
        ),
        (
            "hey @аcmehelp",
            "It writes @аcmehelp, which looks like @AcmeHelp.",
        ),
        (
            "@acme_help hi",
            "It writes @acme_help, which looks like @AcmeHelp.",
        ),
        (
            "@ acmehelp hi",
            "It writes @ acmehelp, which spells @AcmeHelp.",
        ),
        ("@Acme-Help hi", ""),
        (
            "so #acmefial",
            "It writes #acmefial, with two letters of #AcmeFail swapped.",
        ),
        (
            "#acme fail",
            "It writes #acme fail, which spells #AcmeFail.",
        ),
        ("#a c m e fail", ""),
    ] {
        let mentions = Detector::new(&brands()).mentions(&seen(text));
        let matches = mentions.iter().flat_map(|mention| &mention.matches);
        let near = matches.filter(|found| found.class == MatchClass::NearMiss);
        let reasons: Vec<&str> = near.map(|found| found.reason.as_str()).collect();
        let expected: Vec<&str> = Some(expected)
            .filter(|one| !one.is_empty())
            .into_iter()
            .collect();
        assert_eq!(reasons, expected, "{text}");
    }
}

#[test]
fn a_tag_names_its_own_account_and_no_other() {
    assert_eq!(matches(&seen("@acmehelp")), ["Tagged AcmeHelp 0-9"]);
}

#[test]
fn matches_stand_strongest_first_and_once_per_term() {
    assert_eq!(
        matches(&seen("Acme! Acme! #acmefail @acme @acme")),
        [
            "Tagged acme 22-27",
            "Hashtag AcmeFail 12-21",
            "Name Acme 0-4"
        ]
    );
}

#[test]
fn an_address_is_found_although_it_is_a_link() {
    let found = matches(&seen("acme.com/login won't load"));
    assert_eq!(found, ["Keyword acme.com 0-8"]);
}

#[test]
fn whom_a_post_answers_or_quotes_is_a_match_outside_its_text() {
    let mut post = seen("still waiting");
    post.post.reply_to = vec!["someone".parse().unwrap(), "acmehelp".parse().unwrap()];
    post.quoted_author = Some("ACME".parse().unwrap());
    assert_eq!(
        matches(&post),
        ["Reply AcmeHelp outside", "Quote acme outside"]
    );
}

#[test]
fn an_exclusion_silences_names_but_no_tag() {
    let text = "Acme Corp of Looney Tunes is fun";
    assert_eq!(matches(&seen(text)), Vec::<String>::new());
    assert_eq!(
        matches(&seen(&format!("{text} @acme"))),
        ["Tagged acme 33-38"]
    );
}

/// The reasons that a post concerns Acme by one rule, and whether it runs a clock.
fn by_rule(rule: &str, text: &str, lang: Option<&str>) -> Option<(String, bool)> {
    let rule: Rule = serde_json::from_str(rule).unwrap();
    let mut brands = brands();
    brands[0].rules = vec![rule];
    let mut post = seen(text);
    post.post.lang = lang.map(str::to_owned);
    let mention = Detector::new(&brands).mentions(&post).into_iter().next()?;
    Some((mention.matches.last()?.reason.clone(), mention.runs_clock))
}

#[test]
fn a_rule_finds_what_it_asks_for_and_no_more() {
    let rule = r##"{"name": "Lost", "any": ["lost bag", "#lostbag"], "all": ["zen airport"],
        "none": ["musical"], "not_from": ["newsbot"], "languages": ["en"], "runs_clock": true}"##;
    let fits = Some(("It fits the rule “Lost”.".to_owned(), true));
    let en = Some("en");
    for (text, lang, expected) in [
        ("a Lost bag at Zen Airport", en, fits.clone()),
        ("#lostbag zen airport", en, fits.clone()),
        ("#lostbga zen airport", en, fits),
        ("lost bag at zen airport, the musical", en, None),
        ("lost bag", en, None),
        ("zen airport", en, None),
        ("lost bag at zen airport", Some("de"), None),
        ("lost bag at zen airport", None, None),
    ] {
        assert_eq!(by_rule(rule, text, lang), expected, "{text} {lang:?}");
    }
}

#[test]
fn a_brand_says_what_runs_a_clock() {
    let clock = |brands: &[Brand], text: &str| {
        let mentions = Detector::new(brands).mentions(&seen(text));
        mentions.first().map(|mention| mention.runs_clock)
    };
    let mut brands = brands();
    assert_eq!(clock(&brands, "Acme is late"), Some(false));
    assert_eq!(clock(&brands, "@acmehlep late"), Some(true));
    let watched = r#"{"name": "Late", "any": ["late parcels"]}"#;
    brands[0].rules = vec![serde_json::from_str(watched).unwrap()];
    assert_eq!(clock(&brands, "late parcels"), Some(false));
    brands[0].runs_clock = vec![MatchClass::Tagged, MatchClass::Name];
    assert_eq!(clock(&brands, "Acme is late"), Some(true));
    assert_eq!(clock(&brands, "@acmehlep late"), Some(false));
}

#[test]
fn a_brand_sets_how_far_a_slip_may_go_and_whom_to_leave_alone() {
    let mut brands = brands();
    let count = |brands: &[Brand], text: &str| Detector::new(brands).mentions(&seen(text)).len();
    assert_eq!(
        (count(&brands, "@acmehlep"), count(&brands, "@acmhlep")),
        (1, 0)
    );
    brands[0].near_miss = 2;
    assert_eq!(count(&brands, "@acmhlep"), 1);
    brands[0].near_miss = 0;
    assert_eq!(count(&brands, "@acmehlep"), 0);
    // Another brand that allows more for the same term does not stretch this one's rule.
    let rule = serde_json::from_str(r#"{"name": "Care", "any": ["@acmehelp"]}"#).unwrap();
    brands[0].rules = vec![rule];
    let mut other = brands[0].clone();
    (other.name, other.rules, other.near_miss) = ("Other".to_owned(), Vec::new(), 2);
    let concerned = Detector::new(&[brands[0].clone(), other]).mentions(&seen("@acmhlep"));
    assert_eq!(concerned.len(), 1);
    brands[0].rules.clear();
    brands[0].ignore = vec!["sam".parse().unwrap()];
    assert_eq!(count(&brands, "@acmehelp"), 0);
}

#[test]
fn a_known_account_misses_nobody() {
    let mut brands = brands();
    brands[0].team = vec!["acmehelps".parse().unwrap()];
    assert!(
        Detector::new(&brands)
            .mentions(&seen("@acmehelps hi"))
            .is_empty()
    );
}

#[test]
fn ads_and_the_brands_own_posts_are_no_mentions() {
    let mut promoted = seen("@acme");
    promoted.post.promoted = true;
    assert_eq!(matches(&promoted), Vec::<String>::new());
    for own in ["acme", "AcmeHelp", "ana_at_acme", "zenith"] {
        let mut post = seen("@acme");
        post.post.author = own.parse().unwrap();
        assert_eq!(matches(&post), Vec::<String>::new(), "{own}");
    }
    let detector = Detector::new(&brands());
    let spoken_for = detector.spoken_for(&"Ana_at_Acme".parse().unwrap());
    assert_eq!(spoken_for, [BrandId::from_name("Acme")]);
}

#[test]
fn a_post_may_concern_two_brands() {
    let mentions = Detector::new(&brands()).mentions(&seen("@zenith or @acme?"));
    let ids: Vec<&str> = mentions
        .iter()
        .map(|mention| mention.brand.as_str())
        .collect();
    assert_eq!(ids, ["acme", "zenith"]);
}

proptest! {
    /// A customer would otherwise be shown words that are not the reason.
    #[test]
    fn a_span_holds_the_words_it_claims(text in "[ @#＠aA.cmeMÉé\u{301}/アクメは:h]{0,60}") {
        let chars: Vec<char> = text.chars().collect();
        for mention in Detector::new(&brands()).mentions(&seen(&text)) {
            for found in &mention.matches {
                let (Some(start), Some(end)) = (found.start, found.end) else { continue };
                if found.class == MatchClass::NearMiss { continue }
                let span: String = chars[start as usize..end as usize].iter().collect();
                let shown = span.trim_start_matches(['@', '＠', '#', '＃']);
                let one: String = Folded::new(shown).collect();
                let other: String = Folded::new(&found.term).collect();
                prop_assert_eq!(one.split_whitespace().collect::<Vec<_>>(), other.split_whitespace().collect::<Vec<_>>());
            }
        }
    }

    /// A tag is found wherever it stands on its own.
    #[test]
    fn a_tag_is_found_in_any_company(before in "[^@＠/]{0,20}", after in "\\PC{0,20}") {
        let found = matches(&seen(&format!("{before} @acmehelp {after}")));
        prop_assert!(found.iter().any(|one| one.starts_with("Tagged AcmeHelp")), "{:?}", found);
    }

    /// No text of a stranger ends the page's work.
    #[test]
    fn any_text_is_read_to_its_end(text in any::<String>()) {
        Detector::new(&brands()).mentions(&seen(&text));
    }
}
