//! What happens to an extension while pages are open: its background ends, or it is updated.

use serde_json::{Value, json};
use thirtyfour::WebDriver;

use super::{Session, install, wait_for};
use crate::{Browser, DriveError, extension, raw};

impl Session {
    /// Ends the extension's background at once, as the browser may at any moment, and waits until it
    /// has ended. While pages ask it something it is started again too soon to be seen ended: use
    /// [`Session::stop_background`] there.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn end_background(&self) -> Result<(), DriveError> {
        let driver = self.driver()?;
        let before = match self.browser {
            Browser::Chromium => service_workers(driver).await?,
            // It is waited for there.
            Browser::Firefox => return self.stop_background().await,
        };
        self.stop_background().await?;
        // A page that waits for an answer may have started the next one already.
        wait_for("the end of the service worker", async || {
            let running = service_workers(driver).await?;
            let ended = before.iter().all(|worker| !running.contains(worker));
            Ok(ended.then_some(()))
        })
        .await
    }

    /// Has the extension's background ended at once; Chromium does so a moment later.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn stop_background(&self) -> Result<(), DriveError> {
        let driver = self.driver()?;
        match self.browser {
            Browser::Chromium => {
                raw::chromium(driver, "ServiceWorker.enable", json!({})).await?;
                raw::chromium(driver, "ServiceWorker.stopAllWorkers", json!({}))
                    .await
                    .map(drop)
            }
            Browser::Firefox => {
                let id = extension::firefox_id(self.extension_directory()?)?;
                let script = "const [id, done] = arguments;\
                    const { extension } = WebExtensionPolicy.getByID(id);\
                    extension.terminateBackground().then(() => done(null), (error) => done(String(error)));";
                match raw::firefox(driver, script, json!([id])).await? {
                    Value::Null => Ok(()),
                    refusal => Err(DriveError::Extension(refusal.to_string())),
                }
            }
        }
    }

    /// Replaces the extension by what its directory holds now, under the pages that are open: what an
    /// update does.
    ///
    /// # Errors
    /// When the session has no extension, or the browser does not take it.
    pub async fn reload_extension(&self) -> Result<(), DriveError> {
        match self.browser {
            Browser::Chromium => {
                let before = self.tab().await?;
                let page = self.open_extension_page("popup.html").await?;
                self.run("setTimeout(() => chrome.runtime.reload(), 0)", vec![])
                    .await?;
                // The reload closes the extension's own pages.
                let driver = self.driver()?;
                wait_for("the extension's reload", async || {
                    Ok((!driver.windows().await?.contains(&page.0)).then_some(()))
                })
                .await?;
                self.switch_to(&before).await?;
                self.open_extension_page("popup.html").await?;
                self.close_tab().await?;
                self.switch_to(&before).await
            }
            Browser::Firefox => install(self.driver()?, self.extension_directory()?).await,
        }
    }
}

/// The service workers that run in Chromium, each life of one with a name of its own.
async fn service_workers(driver: &WebDriver) -> Result<Vec<String>, DriveError> {
    let targets = raw::chromium(driver, "Target.getTargets", json!({})).await?;
    let targets = targets["targetInfos"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    Ok(targets
        .iter()
        .filter(|target| target["type"] == "service_worker")
        .filter_map(|target| Some(target["targetId"].as_str()?.to_owned()))
        .collect())
}
