//! Templates from other tools' files: what comes over, what is told, and what is refused whole.

#![cfg(not(target_arch = "wasm32"))]

use std::path::Path;

use careline::desk::event::AgentId;
use careline::desk::settings::{Settings, Template};
use careline::desk::settings_rules::Field;
use careline::desk::template_export::export;
use careline::desk::template_import::{ImportError, Imported, LARGEST, import, merged};
use proptest::prelude::*;

const MACROS: &str = r#"{
  "macros": [
    {
      "id": 7, "title": "Delivery::Late::Sorry it's late", "active": true,
      "actions": [
        {"field": "comment_value", "value": ["channel:all", "Hi {{ticket.requester.first_name}}, sorry!\nOrder {{ticket.ticket_field_9}} is late. {{current_user.name}}"]},
        {"field": "status", "value": "pending"}
      ]
    },
    {
      "id": 8, "title": "Formatted", "active": true,
      "actions": [{"field": "comment_value_html", "value": "<p>Hello &amp; welcome</p><p>See <a href=\"https://acme.example/help\">this page</a></p>"}]
    },
    {"id": 9, "title": "A note", "active": true, "actions": [
      {"field": "comment_value", "value": "Ask the warehouse"}, {"field": "comment_mode_is_public", "value": false}]},
    {"id": 10, "title": "Close", "active": true, "actions": [{"field": "status", "value": "solved"}]},
    {"id": 11, "title": "Old", "active": false, "actions": [{"field": "comment_value", "value": "x"}]}
  ]
}"#;

fn told(imported: &Imported) -> Vec<String> {
    imported.report.iter().map(ToString::to_string).collect()
}

#[test]
fn zendesks_macros_become_templates_and_the_rest_is_told() {
    let imported = import(MACROS.as_bytes()).unwrap();
    let first = &imported.templates[0];
    assert_eq!(
        (
            first.id.as_str(),
            first.folder.as_str(),
            first.name.as_str()
        ),
        ("zendesk-7", "Delivery/Late", "Sorry it's late")
    );
    assert_eq!(
        first.text,
        "Hi {{ customer.first_name }}, sorry!\nOrder [TICKET TICKET FIELD] is late. {{ agent.name }}"
    );
    assert_eq!(
        imported.templates[1].text,
        "Hello & welcome\nSee this page https://acme.example/help"
    );
    assert_eq!(imported.templates.len(), 2);
    assert_eq!(
        told(&imported),
        [
            "Sorry it's late: it also sets status to pending: do that on the card.",
            "Sorry it's late: {{ticket.ticket_field_9}} has no counterpart: it stands as [TICKET TICKET FIELD], to be filled in by hand.",
            "A note: left out: it writes a note for the team, not a reply.",
            "Close: left out: it writes nothing.",
            "Old: left out: it is switched off in Zendesk.",
        ]
    );
}

#[test]
fn briskines_table_becomes_templates() {
    let table = "id,title,shortcut,subject,to,cc,bcc,tags,body,body_plain_text\r\n\
        a1,Thanks,ty,Re: yours,,,,\"praise, short\",\"<div>Thanks {{to.first_name}}!</div><div>{{from.first_name}}</div>\",Thanks\r\n";
    let imported = import(table.as_bytes()).unwrap();
    let template = &imported.templates[0];
    assert_eq!(
        template.text,
        "Thanks {{ customer.first_name }}!\n{{ agent.first_name }}"
    );
    assert_eq!(template.shortcut, "ty");
    assert_eq!(template.tags, ["praise", "short"]);
    assert_eq!(
        told(&imported),
        ["Thanks: its subject was left out: a reply on X has none."]
    );
}

#[test]
fn a_table_without_names_is_shortcuts_and_texts() {
    let imported = import("/hi,\"Hi {name}{cursor}\"\n/bye,Goodbye!\n".as_bytes()).unwrap();
    let texts: Vec<_> = imported
        .templates
        .iter()
        .map(|one| (one.shortcut.as_str(), one.text.as_str()))
        .collect();
    assert_eq!(
        texts,
        [("hi", "Hi {{ customer.name }}"), ("bye", "Goodbye!")]
    );
}

#[test]
fn semicolons_tabs_marks_and_utf_16_are_read() {
    for table in [
        "name;text\nHi;Hello",
        "name\ttext\nHi\tHello",
        "\u{feff}name,text\nHi,Hello",
    ] {
        assert_eq!(import(table.as_bytes()).unwrap().templates[0].text, "Hello");
    }
    let mut wide = vec![0xff, 0xfe];
    wide.extend(
        "name,text\nHi,Größe"
            .encode_utf16()
            .flat_map(u16::to_le_bytes),
    );
    assert_eq!(import(&wide).unwrap().templates[0].text, "Größe");
}

#[test]
fn what_can_t_be_read_brings_nothing_and_says_why() {
    let huge = vec![b'a'; LARGEST + 1];
    let many: String = (0..2_001).fold("name,text\n".to_owned(), |all, number| {
        all + &format!("n{number},t\n")
    });
    for (file, error) in [
        (huge.as_slice(), ImportError::TooLarge),
        (
            b"name,text\nHi,Gr\xf6\xdfe".as_slice(),
            ImportError::Encoding,
        ),
        (b" \n".as_slice(), ImportError::Empty),
        (b"a,b,c,d,e\n1,2,3,4,5".as_slice(), ImportError::NoText),
        (many.as_bytes(), ImportError::TooMany),
    ] {
        assert_eq!(import(file), Err(error));
    }
    assert!(matches!(
        import(br#"{"sla_policies": []}"#),
        Err(ImportError::NotMacros(_))
    ));
    assert!(matches!(
        import(br#"{"macros": [{"title": "cut of"#),
        Err(ImportError::NotMacros(_))
    ));
}

#[test]
fn what_the_settings_would_refuse_is_mended_and_told() {
    let long = "n".repeat(80);
    let table = format!(
        "name,text,shortcut,language\n{long},a,ok,en\nB,b,two words,english\nC,c,ok,\nC,d,,\n"
    );
    let imported = import(table.as_bytes()).unwrap();
    assert_eq!(imported.templates.len(), 4);
    assert_eq!(imported.templates[1].language, None);
    assert_eq!(imported.templates[1].shortcut, "");
    assert_eq!(imported.templates[2].shortcut, "");
    assert_ne!(imported.templates[2].name, imported.templates[3].name);
    assert_eq!(imported.report.len(), 5, "{:#?}", told(&imported));
}

#[test]
fn importing_again_changes_nothing_and_a_name_is_found_again() {
    let first = import(MACROS.as_bytes()).unwrap().templates;
    let (all, difference) = merged(&[], &first);
    assert_eq!(difference.added.len(), 2);
    let (again, difference) = merged(&all, &first);
    assert_eq!((again, difference.same), (all.clone(), 2));
    let renamed = [Template {
        id: "elsewhere".to_owned(),
        text: "Welcome!".to_owned(),
        ..all[1].clone()
    }];
    let (mended, difference) = merged(&all, &renamed);
    assert_eq!(difference.changed, ["Formatted"]);
    assert_eq!(
        (mended[1].id.as_str(), mended[1].text.as_str()),
        ("zendesk-8", "Welcome!")
    );
}

#[test]
fn the_shared_macros_are_read() {
    let Some(shared) = std::env::var_os("CARELINE_SHARED") else {
        println!("skipped Zendesk's macros: CARELINE_SHARED is not set");
        return;
    };
    let file = std::fs::read(Path::new(&shared).join("data/zendesk/macros.json")).unwrap();
    let imported = import(&file).unwrap();
    assert_eq!(imported.templates, []);
    assert_eq!(imported.report.len(), 2, "{:#?}", told(&imported));
}

fn saved(templates: Vec<Template>) -> Settings {
    Settings {
        templates,
        ..Settings::fresh(AgentId("a".to_owned()))
    }
}

proptest! {
    /// Whatever a file holds, what it brings can be saved.
    #[test]
    fn all_that_is_imported_can_be_saved(rows in proptest::collection::vec(
        ("\\PC{0,90}", "\\PC{0,60}", "[a-z /;]{0,40}", "[a-zA-Z-]{0,9}"), 0..12)
    ) {
        let mut table = csv::Writer::from_writer(Vec::new());
        table.write_record(["name", "text", "shortcut", "language"]).unwrap();
        for (name, text, shortcut, language) in &rows {
            table.write_record([name, text, shortcut, language]).unwrap();
        }
        let file = table.into_inner().unwrap();
        let imported = import(&file).unwrap();
        let errors = saved(imported.templates).check().err().unwrap_or_default();
        let of_templates = errors.iter().filter(|error| matches!(error.field, Field::Template(..)));
        prop_assert_eq!(of_templates.count(), 0);
    }

    /// No file makes the import fail in any other way than by saying why.
    #[test]
    fn any_bytes_are_a_result(file in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = import(&file);
    }

    /// What is exported comes back as it was, and no cell is a formula.
    #[test]
    fn an_export_comes_back(texts in proptest::collection::vec("[-=+@'a-z\"\n,;]{1,20}", 1..6)) {
        let templates: Vec<Template> = (0..).zip(&texts).filter(|(_, text)| !text.trim().is_empty()).map(|(number, text): (u32, _)| Template {
            id: format!("t-{number}"),
            name: format!("Template {number}"),
            text: text.trim().to_owned(),
            acknowledgement: number % 2 == 0,
            folder: "A/B".to_owned(),
            tags: vec!["one".to_owned(), "two".to_owned()],
            language: Some("pt-BR".to_owned()),
            shortcut: format!("s{number}"),
            off_hours: format!("{text} later").trim().to_owned(),
        }).collect();
        let file = export(&templates);
        if !templates.is_empty() {
            prop_assert_eq!(import(file.as_bytes()).unwrap().templates, templates);
        }
        let mut reader = csv::Reader::from_reader(file.as_bytes());
        for row in reader.records() {
            for cell in &row.unwrap() {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t']));
            }
        }
    }
}
