//! What an agent does with the extension: sets it up, opens cards, acts, inserts templates, replies.
//!
//! Everything is done as a person does it, by WebDriver's trusted clicks and keys; only the setting
//! up of the desk goes straight to the background.

use serde_json::{Value, json};
use thirtyfour::WebElement;

use crate::{DriveError, Session, Shadow};

/// An agent at a browser.
#[derive(Clone, Copy, Debug)]
pub struct Agent<'a> {
    session: &'a Session,
}

/// A ticket's chip as an agent sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChipText {
    /// What a screen reader says of it.
    pub label: String,
    /// The words shown.
    pub words: String,
}

impl<'a> Agent<'a> {
    /// The agent of this session.
    pub const fn new(session: &'a Session) -> Self {
        Self { session }
    }

    /// Asks the background, from the extension's popup page in a tab that is closed again.
    ///
    /// # Errors
    /// When the background does not answer or refuses.
    pub async fn ask(&self, request: Value) -> Result<Value, DriveError> {
        let before = self.session.tab().await?;
        self.session.open_extension_page("popup.html").await?;
        let answer = self
            .session
            .run_async(
                "const [request, done] = arguments;
                 chrome.runtime.sendMessage(request).then(done, (error) => done({ refused: { why: String(error) } }))",
                vec![request],
            )
            .await;
        self.session.close_tab().await?;
        self.session.switch_to(&before).await?;
        let answer = answer?;
        match answer.pointer("/refused/why").and_then(Value::as_str) {
            Some(why) => Err(DriveError::Extension(why.to_owned())),
            None => Ok(answer),
        }
    }

    /// Sets the desk up for the replica's brand, Acme, with Ana M. as its agent.
    ///
    /// # Errors
    /// When the background refuses.
    pub async fn set_up(&self) -> Result<(), DriveError> {
        let answer = self.ask(json!("settings")).await?;
        let mut settings = answer
            .pointer("/settings/settings")
            .cloned()
            .ok_or_else(|| DriveError::Extension(format!("no settings in {answer}")))?;
        settings["agent"]["name"] = json!("Ana M.");
        settings["agent"]["initials"] = json!("AM");
        settings["brands"] = json!([{
            "name": "Acme", "handles": ["acme"], "care_handles": ["acmehelp"],
            "names": ["Acme"], "hashtags": ["AcmeDown"], "keywords": [], "exclude": [], "team": []
        }]);
        settings["templates"] = json!([
            {
                "id": "sorry", "name": "Sorry, looking into it", "acknowledgement": false,
                "text": "Hi {{ customer.first_name }}, sorry about that! We are looking into it now.\n\nCould you send us your order number in a message? ^{{ agent.initials }}"
            },
            {
                "id": "got-it", "name": "Got it", "acknowledgement": true,
                "text": "Thanks {{ customer.first_name }}, we got your post and will be back soon. ^{{ agent.initials }}"
            },
            {
                "id": "hole", "name": "With a slip", "acknowledgement": false,
                "text": "Hi {{ customer.firstname }}"
            }
        ]);
        // The third template is refused where it stands: the desk never stores a hole.
        let refused = self
            .ask(json!({ "save_settings": { "settings": settings } }))
            .await;
        if refused.is_ok() {
            return Err(DriveError::Extension(
                "a template with an unknown variable was saved".into(),
            ));
        }
        if let Some(templates) = settings["templates"].as_array_mut() {
            templates.pop();
        }
        self.ask(json!({ "save_settings": { "settings": settings } }))
            .await
            .map(drop)
    }

    /// The id of one of the replica's posts.
    ///
    /// # Errors
    /// When the replica has no such post.
    pub async fn post(&self, key: &str) -> Result<String, DriveError> {
        let found = self
            .session
            .run("return replica.post(arguments[0])?.id", vec![json!(key)])
            .await?;
        found
            .as_str()
            .map(str::to_owned)
            .ok_or_else(|| DriveError::Extension(format!("the replica has no post {key}")))
    }

    /// Scrolls until a post is in view.
    ///
    /// # Errors
    /// When the replica does not show it.
    pub async fn scroll_to(&self, post: &str) -> Result<(), DriveError> {
        let script = "const [id, done] = arguments; replica.scrollTo(id).then(done)";
        let shown = self.session.run_async(script, vec![json!(post)]).await?;
        if shown == Value::Bool(true) {
            Ok(())
        } else {
            Err(DriveError::Extension(format!(
                "the page does not show post {post}"
            )))
        }
    }

    /// The article that shows a post, in the page or, where one is open, in the dialog; in the newer
    /// client the entry around it.
    ///
    /// # Errors
    /// When it is not there in time.
    pub async fn article(&self, post: &str) -> Result<WebElement, DriveError> {
        let script = "const own = (article) => article.querySelector(`a[href*='/status/${arguments[0]}'] time`)
            || new RegExp(`/status/${arguments[0]}$`).test(location.pathname) && article.tabIndex === -1;
            const entries = [...document.querySelectorAll('li > [data-timeline-entry]')];
            const entry = entries.find((entry) => entry.dataset.href?.endsWith(`/status/${arguments[0]}`)
              || entry.tabIndex === -1 && location.pathname.endsWith(`/status/${arguments[0]}`));
            if (entry) return entry;
            const dialog = document.querySelector('[role=dialog]');
            const inside = dialog ? [...dialog.querySelectorAll('article')] : [];
            const articles = inside.length ? inside : [...document.querySelectorAll('article')];
            return articles.find(own) ?? null";
        self.session
            .wait_for(&format!("the article of post {post}"), async || {
                let driver = self.session.driver()?;
                let found = driver.execute(script, vec![json!(post)]).await?;
                Ok((!found.json().is_null())
                    .then(|| found.element())
                    .transpose()?)
            })
            .await
    }

    /// The inside of a post's chip, waited for.
    ///
    /// # Errors
    /// When there is none in time.
    pub async fn chip(&self, post: &str) -> Result<Shadow, DriveError> {
        let host = self
            .session
            .wait_for(&format!("the chip of post {post}"), async || {
                // The page may draw the post anew meanwhile: its article is looked for each time.
                let article = self.article(post).await?;
                let hosts = article
                    .find_all(thirtyfour::By::Css("careline-chip"))
                    .await
                    .unwrap_or_default();
                Ok(hosts.into_iter().next())
            })
            .await?;
        self.session.shadow(&host).await
    }

    /// What a post's chip says.
    ///
    /// # Errors
    /// When there is no chip in time.
    pub async fn chip_text(&self, post: &str) -> Result<ChipText, DriveError> {
        let button = self.chip(post).await?.find("button").await?;
        let label = button.attr("aria-label").await?.unwrap_or_default();
        Ok(ChipText {
            label,
            words: button.text().await?,
        })
    }

    /// Waits until what a post's chip says holds these words.
    ///
    /// # Errors
    /// When it does not in time: then the error names what it says.
    pub async fn chip_says(&self, post: &str, words: &str) -> Result<ChipText, DriveError> {
        let last = std::sync::Mutex::new(String::new());
        let seen = self
            .session
            .wait_for(
                &format!("“{words}” on the chip of post {post}"),
                async || {
                    // The page may draw the post anew between finding its chip and reading it.
                    let Ok(text) = self.chip_text(post).await else {
                        return Ok(None);
                    };
                    if let Ok(mut last) = last.lock() {
                        last.clone_from(&text.label);
                    }
                    Ok(text.label.contains(words).then_some(text))
                },
            )
            .await;
        seen.map_err(|error| {
            let last = last
                .lock()
                .map_or_else(|_| String::new(), |last| last.clone());
            DriveError::Extension(format!("{error}; it says “{last}”"))
        })
    }

    /// Waits until a post's chip names the minutes that have passed since the post was made.
    ///
    /// # Errors
    /// When it does not in time: then the error names what it says.
    pub async fn chip_tells_wait(&self, post: &str) -> Result<ChipText, DriveError> {
        let seen = self
            .session
            .wait_for(
                &format!("the wait on the chip of post {post}"),
                async || {
                    let Ok(text) = self.chip_text(post).await else {
                        return Ok(None);
                    };
                    let wait = format!("{} min", self.minutes_since(post).await?);
                    Ok(text.label.contains(&wait).then_some(text))
                },
            )
            .await;
        match seen {
            Ok(text) => Ok(text),
            Err(error) => Err(DriveError::Extension(format!(
                "{error}; it says {:?}",
                self.chip_text(post).await?.label
            ))),
        }
    }

    /// How many whole minutes have passed since one of the replica's posts was made.
    ///
    /// # Errors
    /// When the replica has no such post.
    pub async fn minutes_since(&self, post: &str) -> Result<u64, DriveError> {
        let script = "return Math.floor((Date.now() - replica.post(arguments[0])?.time) / 60000)";
        let passed = self.session.run(script, vec![json!(post)]).await?;
        passed
            .as_u64()
            .ok_or_else(|| DriveError::Extension(format!("the replica has no post {post}")))
    }

    /// Opens the card of a post by a click on its chip; waits until it is filled.
    ///
    /// # Errors
    /// When it does not open.
    pub async fn open_card(&self, post: &str) -> Result<Shadow, DriveError> {
        let button = self.chip(post).await?.find("button").await?;
        self.session.click(&button).await?;
        let card = self.card().await?;
        card.find("[role=option]").await?;
        Ok(card)
    }

    /// The inside of the open card.
    ///
    /// # Errors
    /// When none is open in time.
    pub async fn card(&self) -> Result<Shadow, DriveError> {
        let host = self.session.find("careline-card").await?;
        self.session.shadow(&host).await
    }

    /// Clicks a part of the open card.
    ///
    /// # Errors
    /// When it is not there in time.
    pub async fn press(&self, css: &str) -> Result<(), DriveError> {
        let part = self.card().await?.find(css).await?;
        self.session.click(&part).await
    }

    /// What the open card says to the agent.
    ///
    /// # Errors
    /// When no card is open.
    pub async fn card_says(&self, words: &str) -> Result<(), DriveError> {
        let card = self.card().await?;
        self.session
            .wait_for(&format!("“{words}” in the card"), async || {
                let says = card.find("[role=dialog]").await?.text().await?;
                Ok(says.contains(words).then_some(()))
            })
            .await
    }

    /// Opens X's reply dialog for a post.
    ///
    /// # Errors
    /// When it does not open.
    pub async fn open_reply(&self, post: &str) -> Result<(), DriveError> {
        let article = self.article(post).await?;
        let reply = article
            .find(thirtyfour::By::Css("[data-testid=reply]"))
            .await?;
        self.session.click(&reply).await?;
        self.session
            .find("[role=dialog] [data-testid=tweetTextarea_0]")
            .await
            .map(drop)
    }

    /// What Draft.js holds in the composer at a place, once it holds these words.
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn draft_holds(&self, place: &str, words: &str) -> Result<String, DriveError> {
        self.session
            .wait_for(&format!("“{words}” in the composer"), async || {
                let script = "return replica.draftText(arguments[0])";
                let draft = self.session.run(script, vec![json!(place)]).await?;
                let draft = draft.as_str().unwrap_or_default();
                Ok(draft.contains(words).then(|| draft.to_owned()))
            })
            .await
    }

    /// Presses X's own button that sends the reply in the dialog, and waits until X has closed it:
    /// it leaves the dialog by going back, which would take back any page that is gone to before.
    ///
    /// # Errors
    /// When it is not there, or stays open.
    pub async fn send(&self) -> Result<(), DriveError> {
        let button = self
            .session
            .find("[role=dialog] [data-testid=tweetButton]")
            .await?;
        self.session.click(&button).await?;
        self.session
            .wait_for("the end of X's dialog", async || {
                let dialogs = self.session.find_all("[role=dialog]").await?;
                Ok(dialogs.is_empty().then_some(()))
            })
            .await
    }
}
