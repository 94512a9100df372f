//! WebDriver commands that the driver library has no word for.

use std::sync::Arc;

use axum::http::Method;
use serde_json::{Value, json};
use thirtyfour::{
    RequestData, SessionId, WebDriver, common::command::FormatRequestData,
    session::handle::SessionHandle,
};

use crate::DriveError;

/// A command by its path below the session's.
#[derive(Debug)]
struct Raw {
    method: Method,
    path: String,
    body: Option<Value>,
}

impl FormatRequestData for Raw {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let data = RequestData::new(
            self.method.clone(),
            format!("session/{session}/{}", self.path),
        );
        match &self.body {
            Some(body) => data.add_body(body.clone()),
            None => data,
        }
    }
}

/// `GET` of a path below the session's.
pub(crate) async fn get(session: &Arc<SessionHandle>, path: String) -> Result<Value, DriveError> {
    let command = Raw {
        method: Method::GET,
        path,
        body: None,
    };
    Ok(session.cmd(command).await?.value_json()?)
}

/// `POST` of a body to a path below the session's.
pub(crate) async fn post(
    session: &Arc<SessionHandle>,
    path: impl Into<String>,
    body: Value,
) -> Result<Value, DriveError> {
    let command = Raw {
        method: Method::POST,
        path: path.into(),
        body: Some(body),
    };
    Ok(session.cmd(command).await?.value_json()?)
}

/// A command of Chromium's own protocol, to the page that is in front.
pub(crate) async fn chromium(
    driver: &WebDriver,
    command: &str,
    parameters: Value,
) -> Result<Value, DriveError> {
    let body = json!({ "cmd": command, "params": parameters });
    post(driver.handle(), "goog/cdp/execute", body).await
}

/// Runs a script with Firefox's own rights. Its last argument is a function to be called with the
/// result.
pub(crate) async fn firefox(
    driver: &WebDriver,
    script: &str,
    arguments: Value,
) -> Result<Value, DriveError> {
    let handle = driver.handle();
    post(handle, "moz/context", json!({ "context": "chrome" })).await?;
    let body = json!({ "script": script, "args": arguments });
    let result = post(handle, "execute/async", body).await;
    post(handle, "moz/context", json!({ "context": "content" })).await?;
    result
}
