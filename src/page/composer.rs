//! X's composer: which one belongs to a post, and how a text gets into it.
//!
//! The composer that belongs to a post is the one in the dialog that shows that post above its box,
//! or the inline box of that post's own page. It is never guessed: a page can hold several boxes,
//! and the first one in the document is often the wrong one.

use web_sys::{Document, Element, Node};

use super::adapter::{self, Place};
use super::address::{self, Address};
use super::gesture::TrustedGesture;
use super::insertion::{self, Insertion};
use super::selectors::{Part, classic, composer as selectors};
use super::typed::Typed;
use super::{dom, text};
use crate::desk::post::{Handle, Post, PostId};
use crate::desk::request::Client;
use crate::desk::time::Millis;

/// Why a text was not put into a composer, and what the agent can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ComposerError {
    /// No composer is open for the post.
    #[error("no reply box is open for this post: press Reply on it, then insert again")]
    NotOpen,
    /// The composer in front answers another post, or none.
    #[error(
        "the open box does not answer this post: close it, press Reply on this post, then insert again"
    )]
    OtherPost,
    /// The page does not show beyond doubt which post the composer answers.
    #[error(
        "the page does not show clearly which post the open box answers: copy the text instead"
    )]
    Unclear,
    /// Reply boxes of X's newer client have not been seen.
    #[error("Careline doesn't know the reply box of X's new web client: copy the text instead")]
    NotUnderstood,
    /// Something stands in the box already.
    #[error("the reply box already holds text: add the template to it, or empty the box first")]
    NotEmpty,
    /// The browser makes no paste that the editor can read, or the editor did not take it.
    #[error("the text can't be inserted here: copy it and paste it yourself")]
    Refused,
}

/// What to do where something stands in the box already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// Nothing, and say so.
    Keep,
    /// Add the text at its end.
    Append,
}

/// The open composer that belongs to a post.
#[derive(Debug, Clone)]
pub struct Composer {
    document: Document,
    post: Post,
    /// The dialog or the row in which it stands.
    pub(super) scope: Element,
    pub(super) editor: Editor,
    /// The box's name among those of a thread; `None` means the first.
    name: Option<String>,
}

/// What a composer's surroundings name as the post that it answers. A post is looked up by it; whether
/// it is the one is told by all that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The one post that is linked there.
    pub id: Option<PostId>,
    /// Its author.
    pub author: Option<Handle>,
}

/// The elements beside which something can be drawn for a composer; nothing is drawn here.
#[derive(Debug, Clone)]
pub struct BoxAnchors {
    /// What the agent writes in.
    pub editor: Element,
    /// What ends the box: its line of tools, with X's button.
    pub foot: Element,
    /// The dialog in which it stands.
    pub dialog: Option<Element>,
}

/// Where the text is written.
#[derive(Debug, Clone)]
pub(super) enum Editor {
    /// X's editor on the desktop, Draft.js.
    Rich(Element),
    /// A plain box, in the mobile layout.
    Plain(web_sys::HtmlTextAreaElement),
}

impl Composer {
    /// Finds the open composer that belongs to a post.
    ///
    /// # Errors
    /// [`ComposerError::NotUnderstood`], [`ComposerError::NotOpen`], [`ComposerError::OtherPost`] or
    /// [`ComposerError::Unclear`].
    pub fn find(document: &Document, post: &Post) -> Result<Self, ComposerError> {
        if adapter::choose(document).is_ok_and(|adapter| adapter.client() == Client::XWeb) {
            return Err(ComposerError::NotUnderstood);
        }
        let list = document
            .query_selector_all(selectors::COMPOSER)
            .map_err(|_| ComposerError::NotOpen)?;
        let mut in_front = None;
        let mut in_page = None;
        for element in dom::elements(&list) {
            let (Some(editor), Some(scope)) = (Editor::of(&element), scope_of(document, &element))
            else {
                continue;
            };
            // A dialog covers the page: what stands behind it can't be written into.
            let is_in_front = dom::closest(&element, selectors::DIALOG).is_some();
            let found = if is_in_front {
                &mut in_front
            } else {
                &mut in_page
            };
            // Several parts of one thread share a scope: the first is the reply.
            let is_known = found
                .iter()
                .any(|(_, other, _): &(Editor, Element, Answers)| other.is_same_node(Some(&scope)));
            if !is_known {
                let answers = scope_answers(document, &scope, &element, post);
                if found
                    .as_ref()
                    .is_none_or(|(_, _, before)| *before != Answers::Yes)
                {
                    *found = Some((editor, scope, answers));
                }
            }
        }
        let (editor, scope) = match in_front.or(in_page) {
            Some((editor, scope, Answers::Yes)) => (editor, scope),
            Some((_, _, Answers::Unclear)) => return Err(ComposerError::Unclear),
            Some((_, _, Answers::Other)) => return Err(ComposerError::OtherPost),
            None => return Err(ComposerError::NotOpen),
        };
        Ok(Self {
            document: document.clone(),
            post: post.clone(),
            scope,
            editor,
            name: None,
        })
    }

    /// The composer of the box in which an agent writes, where it belongs to a post. `lookup` gives the
    /// posts that may be the one; none of them is taken unless the page shows that it alone is answered.
    pub fn around(
        document: &Document,
        element: &Element,
        lookup: impl FnOnce(&Answered) -> Vec<Post>,
    ) -> Option<Self> {
        if adapter::choose(document).ok()?.client() == Client::XWeb {
            return None;
        }
        let editor = Editor::of(element)?;
        let scope = scope_of(document, element)?;
        let shown = ShownAbove::of(&scope, element);
        let answered = Answered {
            id: shown.ids.first().copied(),
            author: shown.author,
        };
        let mut found = lookup(&answered)
            .into_iter()
            .filter(|post| scope_answers(document, &scope, element, post) == Answers::Yes);
        let post = found.next()?;
        if found.next().is_some() {
            return None;
        }
        Some(Self {
            document: document.clone(),
            name: name_of(element),
            post,
            scope,
            editor,
        })
    }

    /// The post that it answers.
    pub const fn post(&self) -> &Post {
        &self.post
    }

    /// Whether it is the same box of the same post, which X may have built anew.
    pub fn is_same_box(&self, other: &Self) -> bool {
        self.post.id == other.post.id && self.name == other.name
    }

    /// Where something can be drawn for it.
    pub fn anchors(&self) -> BoxAnchors {
        let editor = self.editor.element().clone();
        let foot = dom::find(&self.scope, selectors::TOOLS).filter(|tools| {
            editor.compare_document_position(tools) & Node::DOCUMENT_POSITION_FOLLOWING != 0
        });
        BoxAnchors {
            foot: foot.unwrap_or_else(|| editor.clone()),
            dialog: dom::closest(&editor, selectors::DIALOG),
            editor,
        }
    }

    /// The template's name that stands before the caret, such as `;;sorry`.
    pub fn typed(&self) -> Option<Typed> {
        Typed::before_caret(&self.document, &self.editor)
    }

    /// What stands in the box, lines separated by `\n`.
    pub fn text(&self) -> String {
        self.editor.text()
    }

    /// Begins to put a text in the place of a template's name that was typed; the rest happens in
    /// [`Insertion::finish`]. To be called while the gesture's event is handled.
    ///
    /// # Errors
    /// [`ComposerError::Refused`] where the name does not stand there any more.
    pub fn replace(
        &self,
        gesture: &TrustedGesture<'_>,
        typed: &Typed,
        text: &str,
    ) -> Result<Insertion, ComposerError> {
        insertion::begin_in_place(self, gesture, typed, text)
    }

    /// Focuses the box, puts the caret at its end and begins to insert a text there; the rest
    /// happens in [`Insertion::finish`]. To be called while the gesture's event is handled.
    ///
    /// # Errors
    /// [`ComposerError::NotEmpty`] where the box holds text that is to be kept, and
    /// [`ComposerError::Refused`].
    pub fn insert(
        &self,
        gesture: &TrustedGesture<'_>,
        text: &str,
        existing: Existing,
    ) -> Result<Insertion, ComposerError> {
        insertion::begin(self, gesture, text, existing)
    }

    /// The same composer as it stands on the page now: X may have built it anew.
    pub(super) fn again(&self) -> Result<Self, ComposerError> {
        let first = Self::find(&self.document, &self.post)?;
        if self.name.is_none() {
            return Ok(first);
        }
        let editor = dom::find_all(&first.scope, selectors::COMPOSER)
            .iter()
            .flat_map(dom::elements)
            .find(|element| name_of(element) == self.name)
            .and_then(|element| Editor::of(&element))
            .ok_or(ComposerError::NotOpen)?;
        Ok(Self {
            editor,
            name: self.name.clone(),
            ..first
        })
    }

    pub(super) fn document(&self) -> &Document {
        &self.document
    }
}

impl Editor {
    fn of(element: &Element) -> Option<Self> {
        use wasm_bindgen::JsCast;
        if let Some(area) = element.dyn_ref::<web_sys::HtmlTextAreaElement>() {
            return Some(Self::Plain(area.clone()));
        }
        let editable = dom::attribute(element, "contenteditable").as_deref() == Some("true");
        editable.then(|| Self::Rich(element.clone()))
    }

    pub(super) fn element(&self) -> &Element {
        match self {
            Self::Rich(element) => element,
            Self::Plain(area) => area,
        }
    }

    /// What stands in it: a paragraph of the rich editor is a line.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Plain(area) => area.value(),
            Self::Rich(element) => text::of_editor(element),
        }
    }
}

/// What names a box among those of a thread.
fn name_of(element: &Element) -> Option<String> {
    dom::closest(element, selectors::NAMED).and_then(|named| dom::attribute(&named, "data-testid"))
}

/// Whether a composer answers a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answers {
    Yes,
    Other,
    Unclear,
}

/// Where a composer shows what it answers: the row of its post on that post's own page (which a
/// photo's dialog shows as well), its dialog, or the whole page in the mobile layout, which shows a
/// composer in place of a dialog. A box that can only begin a new post has none.
fn scope_of(document: &Document, editor: &Element) -> Option<Element> {
    row_with_post(editor)
        .or_else(|| dom::closest(editor, selectors::DIALOG))
        .or_else(|| {
            let path = document.location()?.pathname().ok()?;
            path.starts_with("/compose/")
                .then(|| dom::closest(editor, "main"))
                .flatten()
        })
}

/// The row in which a composer stands beneath a post: X puts the inline box into the row of the
/// post whose page it is.
fn row_with_post(editor: &Element) -> Option<Element> {
    let row = dom::closest(editor, classic::TABLE.row)?;
    dom::find(&row, classic::TABLE.post).map(|_| row)
}

/// Whether the post that a scope shows above its box is this one. The post itself may be shown
/// there without a link: then its author and its time, to the second, tell it; and where not even
/// a time is shown, its author and its whole text, if no other post on the page has the same.
fn scope_answers(document: &Document, scope: &Element, editor: &Element, post: &Post) -> Answers {
    let Some(id) = post.id else {
        return Answers::Unclear;
    };
    if let Some(named) = named_by_address(document)
        && named != id
        && row_with_post(editor).is_none()
    {
        return Answers::Other;
    }
    let shown = ShownAbove::of(scope, editor);
    match (shown.ids.as_slice(), shown.times.as_slice(), &shown.author) {
        ([], [], None) => Answers::Other,
        ([only], _, author) if *only == id => match author {
            Some(author) if *author != post.author => Answers::Unclear,
            _ => Answers::Yes,
        },
        ([_], _, _) => Answers::Other,
        ([], [_], Some(author)) if *author != post.author => Answers::Other,
        ([], [time], Some(_)) => {
            let seconds = |time: &Millis| time.0.div_euclid(1_000);
            let same = post.created_at.as_ref().map(seconds) == Some(seconds(time));
            if same { Answers::Yes } else { Answers::Other }
        }
        ([], [], Some(author)) if *author != post.author => Answers::Other,
        ([], [], Some(_)) => {
            let same = !post.text.is_empty() && shown.text.as_deref() == Some(post.text.as_str());
            if !same {
                Answers::Other
            } else if is_only_such(document, post) {
                Answers::Yes
            } else {
                Answers::Unclear
            }
        }
        _ => Answers::Unclear,
    }
}

/// The post that the page's address names as the one to be answered.
fn named_by_address(document: &Document) -> Option<PostId> {
    let query = document.location()?.search().ok()?;
    address::named_by(query.trim_start_matches('?'))
}

/// Whether no other post on the page has the same author and text.
fn is_only_such(document: &Document, post: &Post) -> bool {
    let Ok(adapter) = adapter::choose(document) else {
        return false;
    };
    let place = Place::of(document);
    adapter
        .articles(document)
        .filter_map(|article| adapter.read(&article, &place).ok())
        .all(|seen| {
            seen.post.id == post.id
                || seen.post.author != post.author
                || seen.post.text != post.text
        })
}

/// What a scope shows of posts above its box, quotes left out.
#[derive(Default)]
struct ShownAbove {
    /// Each post that is linked by its time, once.
    ids: Vec<PostId>,
    /// Each time that is no link.
    times: Vec<Millis>,
    /// The first avatar's.
    author: Option<Handle>,
    text: Option<String>,
}

impl ShownAbove {
    fn of(scope: &Element, editor: &Element) -> Self {
        let mut shown = Self::default();
        let Some(list) = dom::find_all(scope, selectors::ABOVE_BOX) else {
            return shown;
        };
        // The signed-in account's own avatar stands beside the box, so it opens the box's part.
        let mut avatars: Vec<Handle> = Vec::new();
        for element in dom::elements(&list) {
            let is_above =
                element.compare_document_position(editor) & Node::DOCUMENT_POSITION_FOLLOWING != 0;
            let in_quote = dom::closest(&element, selectors::QUOTE_BOX)
                .is_some_and(|quote| scope.contains(Some(&quote)));
            if !is_above || in_quote {
                continue;
            }
            let name = dom::attribute(&element, "data-testid").unwrap_or_default();
            let part = classic::TABLE.named(&name);
            if let Some((Part::Avatar, handle)) = part {
                avatars.extend(address::handle(handle));
            } else if let Some((Part::Text, _)) = part {
                shown.text.get_or_insert_with(|| text::of_post(&element));
            } else if let Some(datetime) = dom::attribute(&element, "datetime") {
                shown.time(&element, &datetime);
            }
        }
        // Without a post above it, a box shows the own avatar alone.
        if avatars.len() > 1
            || shown.text.is_some()
            || !shown.times.is_empty()
            || !shown.ids.is_empty()
        {
            shown.author = avatars.into_iter().next();
        }
        shown
    }

    fn time(&mut self, element: &Element, datetime: &str) {
        let link = dom::closest(element, "a[href]").and_then(|link| dom::attribute(&link, "href"));
        match link.and_then(|href| Address::read(&href)) {
            Some(Address::Post { id, rest, .. }) if rest.is_empty() => {
                if !self.ids.contains(&id) {
                    self.ids.push(id);
                }
            }
            _ => self.times.extend(dom::time(datetime)),
        }
    }
}
