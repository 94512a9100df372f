//! Puts a template's text into the composer of the post it answers, or onto the clipboard.

use careline::desk::post::{Post, PostId};
use careline::overlay::{Message, Trusted};
use careline::page::composer::{Composer, ComposerError, Existing};
use careline::page::gesture::TrustedGesture;
use careline::page::{Insertion, Outcome};
use wasm_bindgen_futures::JsFuture;
use web_sys::Document;

/// A template that an agent was told would be added to a text that stands in the box already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The post to answer.
    pub post: PostId,
    /// The template.
    pub template: String,
}

/// What became of an insertion.
pub enum Ended {
    /// The text stands in the box.
    Inserted,
    /// It does not; the agent is told.
    Told(Message),
}

/// Begins to insert, within the agent's own event: into the box in which the agent was writing to
/// the post, else into the one that belongs to it. `append` says that the agent was asked and pressed
/// again.
///
/// # Errors
/// Why there is no box to insert into.
pub fn begin(
    document: &Document,
    post: &Post,
    written: Option<Composer>,
    text: &str,
    proof: &Trusted,
    append: bool,
) -> Result<Insertion, ComposerError> {
    let gesture = TrustedGesture::of(proof.event()).ok_or(ComposerError::Refused)?;
    let existing = if append {
        Existing::Append
    } else {
        Existing::Keep
    };
    let composer = match written {
        Some(composer) => composer,
        None => Composer::find(document, post)?,
    };
    composer.insert(&gesture, text, existing)
}

/// Ends what [`begin`] began. Where the box does not show the text, for whatever reason, it is put onto
/// the clipboard.
pub async fn finish(insertion: Result<Insertion, ComposerError>, text: &str) -> Ended {
    let ended = match insertion {
        Ok(insertion) => insertion.finish().await,
        Err(error) => Err(error),
    };
    let why = match ended {
        Ok(Outcome::Inserted) => return Ended::Inserted,
        Ok(Outcome::Mismatch { .. }) => "The box does not show the text as it should.".to_owned(),
        Err(error) => sentence(&error.to_string()),
    };
    Ended::Told(copy(&why, text).await)
}

/// Errors are written without a capital and a full stop.
fn sentence(error: &str) -> String {
    let (first, rest) = error.split_at_checked(1).unwrap_or_default();
    [&first.to_ascii_uppercase(), rest, "."].concat()
}

/// Puts a text onto the clipboard and says so; `why` comes before it.
pub async fn copy(why: &str, text: &str) -> Message {
    let clipboard = web_sys::window().map(|window| window.navigator().clipboard());
    // Pages that are not served securely have no clipboard; X's are.
    let written = match clipboard.filter(|clipboard| !clipboard.is_undefined()) {
        Some(clipboard) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        None => false,
    };
    let (sentence, wrong) = if written {
        (
            "The text is on the clipboard: press Ctrl+V in the box.",
            !why.is_empty(),
        )
    } else {
        (
            "The browser did not give the clipboard: select the text and copy it.",
            true,
        )
    };
    let text_said = format!("{why} {sentence}").trim().to_owned();
    Message {
        text: text_said,
        wrong,
        copy: (!written).then(|| text.to_owned()),
    }
}
