//! Inside shadow roots, closed ones too: only WebDriver's own commands lead there.

use std::sync::Arc;

use serde_json::{Value, json};
use thirtyfour::{WebElement, session::handle::SessionHandle};

use crate::{DriveError, raw, session};

/// The key under which WebDriver names a shadow root.
const KEY: &str = "shadow-6066-11e4-a52e-4f735466cecf";

/// An element's shadow root.
#[derive(Clone, Debug)]
pub struct Shadow {
    id: String,
    handle: Arc<SessionHandle>,
}

impl Shadow {
    pub(crate) async fn of(host: &WebElement) -> Result<Self, DriveError> {
        let handle = host.handle().clone();
        let path = format!("element/{}/shadow", host.element_id());
        let answer = raw::get(&handle, path).await?;
        match answer.get(KEY).and_then(Value::as_str) {
            Some(id) => Ok(Self {
                id: id.to_owned(),
                handle,
            }),
            None => Err(DriveError::Extension(
                "the element has no shadow root".to_owned(),
            )),
        }
    }

    /// All elements in it that a CSS selector finds, in document order.
    ///
    /// # Errors
    /// When the root is gone.
    pub async fn find_all(&self, css: &str) -> Result<Vec<WebElement>, DriveError> {
        let path = format!("shadow/{}/elements", self.id);
        let body = json!({ "using": "css selector", "value": css });
        let Value::Array(found) = raw::post(&self.handle, path, body).await? else {
            return Ok(Vec::new());
        };
        found
            .into_iter()
            .map(|element| Ok(WebElement::from_json(element, self.handle.clone())?))
            .collect()
    }

    /// The first element in it that a CSS selector finds, waited for.
    ///
    /// # Errors
    /// When there is none in time.
    pub async fn find(&self, css: &str) -> Result<WebElement, DriveError> {
        session::wait_for(&format!("`{css}` in a shadow root"), async || {
            Ok(self.find_all(css).await?.into_iter().next())
        })
        .await
    }
}
