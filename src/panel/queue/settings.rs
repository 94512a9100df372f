//! How the queue's page changes the settings: as they stand now, whoever changed them meanwhile.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::super::parts::{ask, unexpected};
use super::state::Queue;
use crate::desk::request::{Reply, Request};
use crate::desk::settings::Settings;

impl Queue {
    /// Changes the settings; says what went wrong where something did.
    pub fn change_settings(self, change: impl FnOnce(&mut Settings) + 'static) {
        spawn_local(async move {
            let changed = self.changed_settings(|settings| {
                change(settings);
                Ok(())
            });
            if let Err(why) = changed.await {
                self.said.set(Some(why));
            }
        });
    }

    /// Changes the settings, unless what is wanted of them is refused; gives what the change gives
    /// once it is stored.
    pub async fn changed_settings<T>(
        self,
        change: impl FnOnce(&mut Settings) -> Result<T, String>,
    ) -> Result<T, String> {
        let Reply::Settings { mut settings } = ask(&Request::Settings).await? else {
            return Err(unexpected());
        };
        let given = change(&mut settings)?;
        match ask(&Request::SaveSettings { settings }).await? {
            Reply::Settings { settings } => self.settings.set(Some(*settings)),
            _ => return Err(unexpected()),
        }
        Ok(given)
    }
}
