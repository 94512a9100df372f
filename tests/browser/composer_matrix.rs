//! Every editor that X has, or may have next, in every place: what a template becomes there.
//!
//! Each cell is an agent's own: a card is opened, a template chosen by its name, Enter pressed. Then the
//! editor's own state must equal the template, or the card says that it does not, and the text comes out
//! of the clipboard by Ctrl+V.

use std::sync::Mutex;

use careline_drive::thirtyfour::WebElement;
use careline_drive::{Agent, Browser, DriveError, Session};
use serde_json::json;

use crate::stage::{HOME, open, set_up};

const ENTER: &str = "\u{e007}";
const CONTROL: char = '\u{e009}';

/// What stands in a box that is not empty.
const GREETING: &str = "Good morning!";

/// The replica's editors: Draft.js, which may build its box anew once a tag or a name is coloured and keep or
/// lose the text, Lexical with breaks and with paragraphs, and the plain box.
const EDITORS: [&str; 6] = [
    "draft",
    "draft-remounts",
    "draft-loses",
    "lexical",
    "lexical-rich",
    "plain",
];

/// Customers' posts that are answered by turns: no ticket's log gets long.
const POSTS: [&str; 4] = [
    "double-charge",
    "parcel-nowhere",
    "move-date",
    "app-logs-out",
];

/// Where the box stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// The home page, whose box answers no post.
    Home,
    /// The inline box of the post's own page.
    Inline,
    /// The dialog over the home page, which has a box of its own.
    Dialog,
    /// The same, holding a text already.
    Holding,
    /// The same, where the agent writes the template's shortcut behind the text instead of opening a card.
    Typed,
    /// The second box of a thread, in which the agent writes.
    Thread,
    /// The mobile layout's page in place of a dialog.
    Page,
}

impl Place {
    const ALL: [Self; 7] = [
        Self::Home,
        Self::Inline,
        Self::Dialog,
        Self::Holding,
        Self::Typed,
        Self::Thread,
        Self::Page,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Home => "home box",
            Self::Inline => "inline",
            Self::Dialog => "dialog",
            Self::Holding => "holds text",
            Self::Typed => "typed name",
            Self::Thread => "thread",
            Self::Page => "mobile page",
        }
    }

    /// The replica's name for the composer, and which of its boxes is written into.
    const fn target(self) -> (&'static str, u32) {
        match self {
            Self::Home => ("home", 0),
            Self::Inline => ("reply", 0),
            Self::Dialog | Self::Holding | Self::Typed => ("dialog", 0),
            Self::Thread => ("dialog", 1),
            Self::Page => ("page", 0),
        }
    }
}

/// What became of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ended {
    /// The editor holds it, and no other box holds anything.
    Equal,
    /// The card told that it does not, and it lay on the clipboard.
    Told,
    /// The card asked before it added it to what stood there; then the editor held both.
    Asked,
}

/// A template's name and text.
struct Template {
    name: &'static str,
    text: String,
}

impl Template {
    /// The name's letters alone.
    fn shortcut(&self) -> String {
        self.name.replace(' ', "-")
    }
}

fn templates() -> Vec<Template> {
    let sentence = "Sorry, we look into it and write to you today. ";
    let of_length = |length: usize| {
        let text: String = sentence.chars().cycle().take(length - 1).collect();
        filled(text.trim_end(), length)
    };
    let lines: Vec<String> = (1..=40)
        .map(|line| format!("{line:02} {}", of_length(96)))
        .collect();
    let templates = [
        (
            "blank lines",
            "Hi,\n\nsorry about that.\n\n\nWe look into it.\n^AM".to_owned(),
        ),
        (
            "emoji",
            "Sorry 😢 we 👩‍👩‍👧‍👦 in 🇩🇪 look into it ❤️ 👍🏽 👋".to_owned(),
        ),
        (
            "hashtag",
            "News under #AcmeDown and #Northgate, every hour.".to_owned(),
        ),
        (
            "mention",
            "Our colleagues of @acme look into it, see @acmehelp.".to_owned(),
        ),
        (
            "link",
            "See https://status.acme.example/regions/north?x=1&y=2#top for news.".to_owned(),
        ),
        (
            "arabic",
            "مرحبا، نأسف لذلك.\n\nسننظر في الأمر الآن (88-2041) ^AM".to_owned(),
        ),
        ("280", of_length(280)),
        ("4000", filled(&lines.join("\n"), 4_000)),
    ];
    templates.map(|(name, text)| Template { name, text }).into()
}

/// A text with dots at its end until it has so many characters.
fn filled(text: &str, length: usize) -> String {
    let dots = length - text.chars().count();
    [text, &".".repeat(dots)].concat()
}

/// What is to become of a template: X's editor may lose it after a paste, and the home box answers nobody.
fn expected(editor: &str, place: Place, template: &Template) -> Ended {
    let is_lost = editor == "draft-loses" && matches!(template.name, "hashtag" | "mention");
    match place {
        Place::Home => Ended::Told,
        _ if is_lost => Ended::Told,
        Place::Holding => Ended::Asked,
        _ => Ended::Equal,
    }
}

#[tokio::test]
async fn each_editor_in_each_place_holds_the_template_or_the_agent_has_it_on_the_clipboard() {
    // Every other row, each with another template than the row before.
    play(|row, column| row % 2 == 0 && column == (row / 2) % 8).await;
}

#[tokio::test]
#[ignore = "takes minutes: `cargo xtask soak --only composer`"]
async fn the_whole_composer_matrix() {
    play(|_, _| true).await;
}

/// Plays the cells that are wanted, by row and column, prints them and asserts that each ends as it is to.
async fn play(wanted: impl Fn(usize, usize) -> bool) {
    let session = set_up().await;
    let agent = Agent::new(&session);
    let templates = templates();
    save(&agent, &templates).await;
    open(&session, HOME).await;
    let mut posts = POSTS.iter().cycle();
    print_head(&templates);
    let mut wrong = Vec::new();
    for (row, (editor, place)) in rows().enumerate() {
        if !(0..templates.len()).any(|column| wanted(row, column)) {
            continue;
        }
        let mut cells = Vec::new();
        for (column, template) in templates.iter().enumerate() {
            if !wanted(row, column) {
                cells.push("");
                continue;
            }
            let post = agent.post(posts.next().unwrap()).await.unwrap();
            let cell = Cell {
                session: &session,
                agent,
                editor,
                place,
                template,
                post: &post,
            };
            match cell.play().await {
                Ok(ended) => {
                    cells.push(word(ended));
                    if ended != expected(editor, place, template) {
                        wrong.push(format!(
                            "{editor}, {}, {}: {ended:?}",
                            place.name(),
                            template.name
                        ));
                    }
                }
                Err(why) => {
                    cells.push("WRONG");
                    wrong.push(format!(
                        "{editor}, {}, {}: {why}",
                        place.name(),
                        template.name
                    ));
                }
            }
        }
        print_row(editor, place.name(), &cells);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    session.quit().await.unwrap();
}

fn rows() -> impl Iterator<Item = (&'static str, Place)> {
    EDITORS
        .into_iter()
        .flat_map(|editor| Place::ALL.map(|place| (editor, place)))
}

const fn word(ended: Ended) -> &'static str {
    match ended {
        Ended::Equal => "equal",
        Ended::Told => "told",
        Ended::Asked => "asked",
    }
}

/// The desk's templates become these.
async fn save(agent: &Agent<'_>, templates: &[Template]) {
    let answer = agent.ask(json!("settings")).await.unwrap();
    let mut settings = answer["settings"]["settings"].clone();
    settings["templates"] = templates
        .iter()
        .enumerate()
        .map(|(number, template)| {
            json!({ "id": format!("t{number}"), "name": template.name, "acknowledgement": false, "text": template.text, "shortcut": template.shortcut() })
        })
        .collect();
    let save = json!({ "save_settings": { "settings": settings } });
    agent.ask(save).await.unwrap();
}

/// One cell of the matrix.
struct Cell<'a> {
    session: &'a Session,
    agent: Agent<'a>,
    editor: &'static str,
    place: Place,
    template: &'a Template,
    post: &'a str,
}

impl Cell<'_> {
    async fn play(&self) -> Result<Ended, DriveError> {
        self.open_box().await?;
        if self.place == Place::Typed {
            return self.play_typed().await;
        }
        let before = match self.place {
            Place::Holding => {
                self.session.press(GREETING).await?;
                self.holds(GREETING).await?;
                GREETING
            }
            _ => "",
        };
        self.insert().await?;
        let mut said = self.said().await?;
        let asked = said.contains("already holds text");
        if asked {
            self.only_holds(before).await?;
            self.agent.press("[data-does=insert]").await?;
            said = self.said_beyond("already holds text").await?;
        }
        if said.is_empty() {
            let between = if before.is_empty() { "" } else { " " };
            self.only_holds(&[before, between, &self.template.text].concat())
                .await?;
            return Ok(if asked { Ended::Asked } else { Ended::Equal });
        }
        if !said.contains("on the clipboard") {
            return Err(DriveError::Extension(format!("the card says “{said}”")));
        }
        self.is_on_the_clipboard().await
    }

    /// Writes the template's shortcut behind a text and takes what is offered for it.
    async fn play_typed(&self) -> Result<Ended, DriveError> {
        let typed = format!("{GREETING} ;;{}", self.template.shortcut());
        self.session.press(&typed).await?;
        self.line_says(self.template.name).await?;
        self.session.press(ENTER).await?;
        if expected(self.editor, self.place, self.template) == Ended::Told {
            self.is_told().await?;
            return self.is_on_the_clipboard().await;
        }
        let whole = [GREETING, " ", &self.template.text].concat();
        self.holds(&whole).await?;
        self.only_holds(&whole).await?;
        Ok(Ended::Equal)
    }

    async fn is_on_the_clipboard(&self) -> Result<Ended, DriveError> {
        let pasted = self.pasted().await?;
        if pasted != self.template.text {
            return Err(DriveError::Extension(format!(
                "the clipboard holds “{pasted}”"
            )));
        }
        Ok(Ended::Told)
    }

    /// Waits until the line beside the box holds these words.
    async fn line_says(&self, words: &str) -> Result<(), DriveError> {
        self.says("careline-draft", ".draft", words).await
    }

    /// Waits until the agent is told of the clipboard: at the foot of the window, since X took the box away,
    /// and the line beside it with it.
    async fn is_told(&self) -> Result<(), DriveError> {
        self.says("careline-notice", ".bar", "on the clipboard")
            .await
    }

    async fn says(&self, host: &str, css: &str, words: &str) -> Result<(), DriveError> {
        self.session
            .wait_for(&format!("“{words}” in {host}"), async || {
                let Some(host) = self.session.find_all(host).await?.pop() else {
                    return Ok(None);
                };
                let Ok(said) = self.words_of(&host, css).await else {
                    return Ok(None);
                };
                Ok(said.contains(words).then_some(()))
            })
            .await
    }

    /// Goes to the place without a reload, its box of the cell's kind and empty.
    async fn open_box(&self) -> Result<(), DriveError> {
        // A card that told of the clipboard stays open as long as its post is shown, and may lie over a box.
        let away = "replica.go('/telco_watch')";
        self.session.run(away, vec![]).await?;
        self.session
            .wait_for("the end of the card before", async || {
                let cards = self.session.find_all("careline-card").await?;
                Ok(cards.is_empty().then_some(()))
            })
            .await?;
        let script = "const [editor, place, post] = arguments;
            replica.setComposer({ editor, parts: place === 'Thread' ? 2 : 1, layout: place === 'Page' ? 'mobile' : 'desktop' });
            const own = replica.post(post).address;
            replica.go(place === 'Inline' ? own : '/home');
            if (place !== 'Home' && place !== 'Inline') replica.compose(post);";
        let arguments = vec![
            json!(self.editor),
            json!(format!("{:?}", self.place)),
            json!(self.post),
        ];
        self.session.run(script, arguments).await?;
        if matches!(self.place, Place::Home | Place::Inline) {
            self.agent.scroll_to(self.post).await?;
        }
        if self.place == Place::Home {
            return Ok(());
        }
        let (place, part) = self.place.target();
        let css = format!(".composer-{place} [data-testid=tweetTextarea_{part}]");
        let text_box = self.session.find(&css).await?;
        if matches!(self.place, Place::Thread | Place::Holding | Place::Typed) {
            self.session.click(&text_box).await?;
        }
        Ok(())
    }

    /// Chooses the template by its name in the post's card, and inserts it by Enter.
    async fn insert(&self) -> Result<(), DriveError> {
        self.agent.open_card(self.post).await?;
        self.session.press(self.template.name).await?;
        self.session.press(ENTER).await
    }

    /// What the card says in the end; nothing where it has closed.
    async fn said(&self) -> Result<String, DriveError> {
        self.said_beyond("\n").await
    }

    /// The same, once it is something else than what it has said already.
    async fn said_beyond(&self, already: &str) -> Result<String, DriveError> {
        self.session
            .wait_for("what the card says of the insertion", async || {
                let Some(host) = self.session.find_all("careline-card").await?.pop() else {
                    return Ok(Some(String::new()));
                };
                // It may close between being found and being read.
                let Ok(said) = self.words_of(&host, ".says").await else {
                    return Ok(None);
                };
                Ok((!said.is_empty() && !said.contains(already)).then_some(said))
            })
            .await
    }

    async fn words_of(&self, host: &WebElement, css: &str) -> Result<String, DriveError> {
        let says = self.session.shadow(host).await?.find_all(css).await?;
        match says.first() {
            Some(says) => Ok(says.text().await?),
            None => Ok(String::new()),
        }
    }

    /// Waits until the box holds this by its editor's own state.
    async fn holds(&self, text: &str) -> Result<(), DriveError> {
        self.session
            .wait_for(&format!("“{text}” in the box"), async || {
                Ok((self.held().await?.0 == text).then_some(()))
            })
            .await
    }

    /// Sees to it that the box holds this by its editor's own state, and every other box nothing.
    async fn only_holds(&self, text: &str) -> Result<(), DriveError> {
        let (held, others) = self.held().await?;
        if held != text {
            return Err(DriveError::Extension(format!("the box holds “{held}”")));
        }
        if others.iter().any(|other| !other.is_empty()) {
            return Err(DriveError::Extension(format!(
                "other boxes hold {others:?}"
            )));
        }
        Ok(())
    }

    async fn held(&self) -> Result<(String, Vec<String>), DriveError> {
        let drafts = self.session.run("return replica.drafts()", vec![]).await?;
        let (place, part) = self.place.target();
        let (mut own, mut others) = (String::new(), Vec::new());
        for draft in drafts.as_array().into_iter().flatten() {
            let text = draft["text"].as_str().unwrap_or_default().to_owned();
            if draft["place"] == place && draft["part"] == part {
                own = text;
            } else {
                others.push(text);
            }
        }
        Ok((own, others))
    }

    /// What Ctrl+V brings into a plain box of its own.
    async fn pasted(&self) -> Result<String, DriveError> {
        let script =
            "const area = Object.assign(document.createElement('textarea'), { id: 'scratch' });
            area.style.cssText = 'position: fixed; inset: 0 0 auto; z-index: 99';
            document.body.append(area);
            area.focus()";
        self.session.run(script, vec![]).await?;
        self.session.press_with(&[CONTROL], 'v').await?;
        let last = Mutex::new(String::new());
        let pasted = self
            .session
            .wait_for("the clipboard's text", async || {
                let script = "return document.getElementById('scratch').value";
                let held = self.session.run(script, vec![]).await?;
                let held = held.as_str().unwrap_or_default().to_owned();
                if let Ok(mut last) = last.lock() {
                    last.clone_from(&held);
                }
                Ok((!held.is_empty()).then_some(held))
            })
            .await;
        self.session
            .run("document.getElementById('scratch').remove()", vec![])
            .await?;
        pasted
    }
}

/// Prints what the table means, and its head.
fn print_head(templates: &[Template]) {
    println!(
        "What becomes of a template in {}. equal: the editor holds it, and no other box anything; asked: the\n\
         card asked before it was added to the text in the box; told: the agent was told that the box does not\n\
         hold it, and it lay on the clipboard.\n",
        Browser::from_environment().name(),
    );
    let names: Vec<&str> = templates.iter().map(|template| template.name).collect();
    print_row("editor", "place", &names);
}

fn print_row(editor: &str, place: &str, cells: &[&str]) {
    let cells: String = cells.iter().map(|cell| format!("{cell:<13}")).collect();
    println!("{editor:<16}{place:<13}{}", cells.trim_end());
}
