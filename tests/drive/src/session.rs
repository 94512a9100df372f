//! A browser with the extension, from start to end.

mod background;

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{By, WebDriver, WebElement, common::types::WindowHandle};
use tokio::time::sleep;

use crate::{
    Browser, DriveError, Shadow, Site, Traffic, browser::Plan, extension, guard::Guard,
    proxy::Proxy, raw,
};

/// How long anything is waited for: nobody waits in a test that passes, and a machine may be busy.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long a script may take until it says that it is done: longer than what it waits for itself.
const SCRIPT: Duration = Duration::from_secs(90);
/// How often one looks whether it is there.
const GLANCE: Duration = Duration::from_millis(20);

/// What a session is started with.
#[derive(Debug)]
pub struct Launch {
    browser: Browser,
    extension: Option<PathBuf>,
    site: Site,
    visible: bool,
}

impl Launch {
    /// A browser without a window, with the unpacked extension in a directory, on a site.
    pub fn new(browser: Browser, extension: impl Into<PathBuf>, site: Site) -> Self {
        Self {
            browser,
            extension: Some(extension.into()),
            site,
            visible: false,
        }
    }

    /// A browser without any extension, to compare with.
    pub const fn without_extension(browser: Browser, site: Site) -> Self {
        Self {
            browser,
            extension: None,
            site,
            visible: false,
        }
    }

    /// With a window, or without one as before.
    #[must_use]
    pub const fn visible(mut self, visible: bool) -> Self {
        self.visible = visible;
        self
    }

    /// Starts the browser with a new profile.
    ///
    /// # Errors
    /// When the browser, its driver or the extension is not there, or the browser does not start.
    pub async fn start(self) -> Result<Session, DriveError> {
        let extension = self
            .extension
            .as_deref()
            .map(extension::directory)
            .transpose()?;
        let profile = tempfile::Builder::new()
            .prefix("careline-profile-")
            .tempdir()
            .map_err(DriveError::io("can't make a profile"))?;
        let (router, traffic) = self.site.served();
        let proxy = Proxy::start(router, traffic.clone())?;
        let (browser, visible) = (self.browser, self.visible);
        let opened = open(browser, &profile, extension.as_deref(), &proxy, visible).await?;
        Ok(Session {
            opened: Some(opened),
            browser,
            visible,
            extension,
            traffic,
            proxy,
            profile,
        })
    }
}

/// A tab of the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab(WindowHandle);

/// A running browser. When it is dropped, the browser and its driver end and the profile is removed.
#[derive(Debug)]
pub struct Session {
    // The order is that in which they are dropped: the browser, what it talks to, its profile.
    opened: Option<Opened>,
    browser: Browser,
    visible: bool,
    extension: Option<PathBuf>,
    traffic: Traffic,
    proxy: Proxy,
    profile: TempDir,
}

/// A browser's life between two restarts.
#[derive(Debug)]
struct Opened {
    driver: WebDriver,
    _guard: Guard,
}

impl Drop for Opened {
    fn drop(&mut self) {
        // The guard ends driver and browser. Without this the library would say goodbye to them
        // first, and wait for an answer, when a test breaks off. After `close` it has nothing to say.
        let _ = self.driver.clone().leak();
    }
}

impl Session {
    /// Which browser it is.
    pub const fn browser(&self) -> Browser {
        self.browser
    }

    /// What the browser asked for, and the policy under which pages are answered.
    pub const fn traffic(&self) -> &Traffic {
        &self.traffic
    }

    /// The driver library's own handle, for what this crate has no word for.
    ///
    /// # Errors
    /// After [`Session::close`].
    pub fn driver(&self) -> Result<&WebDriver, DriveError> {
        let closed = || DriveError::Extension("the browser is closed".to_owned());
        self.opened
            .as_ref()
            .map(|opened| &opened.driver)
            .ok_or_else(closed)
    }

    /// The browser's name and version, such as `chrome 156.0`.
    ///
    /// # Errors
    /// After [`Session::close`].
    pub fn version(&self) -> Result<String, DriveError> {
        let capabilities = self.driver()?.capabilities();
        let text = |key: &str| {
            capabilities
                .get(key)
                .and_then(Value::as_str)
                .unwrap_or("unknown")
        };
        Ok(format!(
            "{} {}",
            text("browserName"),
            text("browserVersion")
        ))
    }

    /// Goes to an address in the tab that is in front, and waits until it is loaded.
    ///
    /// # Errors
    /// When the page can't be loaded.
    pub async fn goto(&self, address: &str) -> Result<(), DriveError> {
        Ok(self.driver()?.goto(address).await?)
    }

    /// The tab that commands go to.
    ///
    /// # Errors
    /// When it was closed.
    pub async fn tab(&self) -> Result<Tab, DriveError> {
        Ok(Tab(self.driver()?.window().await?))
    }

    /// Opens a tab and sends commands to it from now on.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn new_tab(&self) -> Result<Tab, DriveError> {
        let tab = Tab(self.driver()?.new_tab().await?);
        self.switch_to(&tab).await?;
        Ok(tab)
    }

    /// Sends commands to this tab from now on.
    ///
    /// # Errors
    /// When it was closed.
    pub async fn switch_to(&self, tab: &Tab) -> Result<(), DriveError> {
        Ok(self.driver()?.switch_to_window(tab.0.clone()).await?)
    }

    /// Closes the tab that commands go to. Another has to be switched to then.
    ///
    /// # Errors
    /// When it was closed already.
    pub async fn close_tab(&self) -> Result<(), DriveError> {
        Ok(self.driver()?.close_window().await?)
    }

    /// The first element that a CSS selector finds in the page, waited for.
    ///
    /// # Errors
    /// When there is none in time.
    pub async fn find(&self, css: &str) -> Result<WebElement, DriveError> {
        wait_for(&format!("`{css}`"), async || {
            Ok(self.find_all(css).await?.into_iter().next())
        })
        .await
    }

    /// All elements that a CSS selector finds in the page now.
    ///
    /// # Errors
    /// When the selector is not valid.
    pub async fn find_all(&self, css: &str) -> Result<Vec<WebElement>, DriveError> {
        Ok(self.driver()?.find_all(By::Css(css)).await?)
    }

    /// An element's shadow root, open or closed.
    ///
    /// # Errors
    /// When it has none.
    pub async fn shadow(&self, host: &WebElement) -> Result<Shadow, DriveError> {
        Shadow::of(host).await
    }

    /// Runs a script in the page's own world; `return` gives its result, `arguments` its arguments.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value, DriveError> {
        Ok(self
            .driver()?
            .execute(script, arguments)
            .await?
            .json()
            .clone())
    }

    /// Runs a script whose last argument is a function to be called with the result.
    ///
    /// # Errors
    /// When the script throws or does not call it in time.
    pub async fn run_async(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> Result<Value, DriveError> {
        Ok(self
            .driver()?
            .execute_async(script, arguments)
            .await?
            .json()
            .clone())
    }

    /// Types keys at whatever has the focus, as a person would: the events are trusted.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn press(&self, keys: impl AsRef<str>) -> Result<(), DriveError> {
        Ok(self
            .driver()?
            .action_chain()
            .send_keys(keys.as_ref())
            .perform()
            .await?)
    }

    /// Presses a key while others are held down, such as Control and Enter.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn press_with(&self, held: &[char], key: char) -> Result<(), DriveError> {
        let mut chain = self.driver()?.action_chain();
        for modifier in held {
            chain = chain.key_down(*modifier);
        }
        chain = chain.key_down(key).key_up(key);
        for modifier in held.iter().rev() {
            chain = chain.key_up(*modifier);
        }
        Ok(chain.perform().await?)
    }

    /// Moves the pointer to an element and clicks there: the events are trusted.
    ///
    /// # Errors
    /// When the element is gone or not in view.
    pub async fn click(&self, element: &WebElement) -> Result<(), DriveError> {
        Ok(self
            .driver()?
            .action_chain()
            .move_to_element_center(element)
            .click()
            .perform()
            .await?)
    }

    /// Tells pages that the person prefers dark colours, or light ones.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn prefer_dark(&self, dark: bool) -> Result<(), DriveError> {
        let driver = self.driver()?;
        match self.browser {
            Browser::Chromium => {
                let value = if dark { "dark" } else { "light" };
                let features = json!([{ "name": "prefers-color-scheme", "value": value }]);
                raw::chromium(
                    driver,
                    "Emulation.setEmulatedMedia",
                    json!({ "features": features }),
                )
                .await?;
            }
            Browser::Firefox => {
                let script = "const [scheme, done] = arguments;\
                    Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', scheme);\
                    done(null);";
                raw::firefox(driver, script, json!([i32::from(!dark)])).await?;
            }
        }
        // Firefox tells its pages a moment later.
        let scheme = "return matchMedia('(prefers-color-scheme: dark)').matches";
        wait_for("the page to hear of the colours", async || {
            let is_dark = self.run(scheme, vec![]).await? == Value::Bool(dark);
            Ok(is_dark.then_some(()))
        })
        .await
    }

    /// Writes a picture of what is in view, as PNG.
    ///
    /// # Errors
    /// When it can't be taken or written.
    pub async fn screenshot(&self, file: &Path) -> Result<(), DriveError> {
        Ok(self.driver()?.screenshot(file).await?)
    }

    /// The address of one of the extension's own pages, such as `popup.html`.
    ///
    /// # Errors
    /// When the session has no extension.
    pub fn extension_address(&self, name: &str) -> Result<String, DriveError> {
        Ok(extension::page(
            self.browser,
            self.extension_directory()?,
            name,
        ))
    }

    /// Opens one of the extension's own pages in a new tab, which commands go to from now on.
    ///
    /// # Errors
    /// When the session has no extension, or the page can't be opened.
    pub async fn open_extension_page(&self, name: &str) -> Result<Tab, DriveError> {
        let address = self.extension_address(name)?;
        let tab = self.new_tab().await?;
        // While the extension is being loaded, its address shows an error page.
        wait_for(&format!("the extension's {name}"), async || {
            self.goto(&address).await?;
            let loaded = self
                .run("return !!globalThis.chrome?.runtime?.id", vec![])
                .await?;
            Ok((loaded == Value::Bool(true)).then_some(()))
        })
        .await?;
        Ok(tab)
    }

    /// Asks the content script in the tab that shows an address, by way of the extension's popup page
    /// in a tab that is closed again; gives its answer. Commands go to the same tab as before.
    ///
    /// # Errors
    /// When no such tab has a content script that answers in time.
    pub async fn ask_page(&self, address: &str, message: Value) -> Result<Value, DriveError> {
        let before = self.tab().await?;
        self.open_extension_page("popup.html").await?;
        let answer = self.ask_page_from_here(address, message).await;
        self.close_tab().await?;
        self.switch_to(&before).await?;
        answer
    }

    /// The same where one of the extension's own pages is in front already.
    ///
    /// # Errors
    /// As [`Session::ask_page`].
    pub async fn ask_page_from_here(
        &self,
        address: &str,
        message: Value,
    ) -> Result<Value, DriveError> {
        let patience = json!(PATIENCE.as_millis());
        let answer = self
            .run_async(ASK, vec![json!(address), message, patience])
            .await?;
        match answer.get("answer") {
            Some(found) => Ok(found.clone()),
            None => Err(DriveError::Extension(
                answer
                    .get("error")
                    .and_then(Value::as_str)
                    .unwrap_or("it said nothing")
                    .to_owned(),
            )),
        }
    }

    /// A command of Chromium's own protocol, to the page that is in front.
    ///
    /// # Errors
    /// When the browser is another one, or refuses.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value, DriveError> {
        raw::chromium(self.driver()?, command, parameters).await
    }

    /// Ends the browser and starts it again with the same profile.
    ///
    /// # Errors
    /// When it does not end or start.
    pub async fn restart(&mut self) -> Result<(), DriveError> {
        self.close().await?;
        self.reopen().await
    }

    /// Ends the browser and all its processes at once, as a crash does, and starts it again with the
    /// same profile.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn kill(&mut self) -> Result<(), DriveError> {
        drop(self.opened.take());
        self.reopen().await
    }

    /// Ends the browser in an orderly way. The profile stays until the session is dropped.
    ///
    /// # Errors
    /// When the browser does not take the command. It is ended then all the same.
    pub async fn close(&mut self) -> Result<(), DriveError> {
        if let Some(opened) = self.opened.take() {
            opened.driver.clone().quit().await?;
        }
        Ok(())
    }

    /// Ends the browser in an orderly way and removes its profile.
    ///
    /// # Errors
    /// As [`Session::close`].
    pub async fn quit(mut self) -> Result<(), DriveError> {
        self.close().await
    }

    /// Returns when the person has closed the browser's windows.
    pub async fn until_closed(&self) {
        while let Ok(driver) = self.driver()
            && driver
                .windows()
                .await
                .is_ok_and(|windows| !windows.is_empty())
        {
            sleep(Duration::from_millis(500)).await;
        }
    }

    async fn reopen(&mut self) -> Result<(), DriveError> {
        let (extension, proxy) = (self.extension.as_deref(), &self.proxy);
        self.opened =
            Some(open(self.browser, &self.profile, extension, proxy, self.visible).await?);
        Ok(())
    }

    fn extension_directory(&self) -> Result<&Path, DriveError> {
        let none = || DriveError::Extension("this session has no extension".to_owned());
        self.extension.as_deref().ok_or_else(none)
    }
}

/// Finds the tab that shows an address and asks its content script, which may not have loaded yet.
const ASK: &str = r#"
const [address, message, patience, done] = arguments;
const { tabs } = globalThis.browser ?? chrome;
const end = Date.now() + patience;
const ask = async () => {
  try {
    const shown = await tabs.query({});
    const tab = shown.find((tab) => tab.url === address);
    if (!tab) throw new Error("no tab shows " + address);
    done({ answer: await tabs.sendMessage(tab.id, message) ?? null });
  } catch (error) {
    if (Date.now() > end) done({ error: String(error) });
    else setTimeout(ask, 20);
  }
};
ask();
"#;

/// Looks again and again until something is there.
///
/// # Errors
/// When looking fails, or after a minute.
pub(crate) async fn wait_for<T>(
    what: &str,
    look: impl AsyncFn() -> Result<Option<T>, DriveError>,
) -> Result<T, DriveError> {
    let start = Instant::now();
    loop {
        if let Some(found) = look().await? {
            return Ok(found);
        }
        if start.elapsed() > PATIENCE {
            return Err(DriveError::Timeout {
                what: what.to_owned(),
                seconds: PATIENCE.as_secs(),
            });
        }
        sleep(GLANCE).await;
    }
}

impl Session {
    /// Looks again and again until something is there, for at most a minute. `what` completes
    /// "waited in vain for …".
    ///
    /// # Errors
    /// When looking fails, or in the end.
    pub async fn wait_for<T>(
        &self,
        what: &str,
        look: impl AsyncFn() -> Result<Option<T>, DriveError>,
    ) -> Result<T, DriveError> {
        wait_for(what, look).await
    }
}

async fn open(
    browser: Browser,
    profile: &TempDir,
    extension: Option<&Path>,
    proxy: &Proxy,
    visible: bool,
) -> Result<Opened, DriveError> {
    let guard = Guard::start(&browser.driver()?, browser.driver_arguments())?;
    let plan = Plan {
        profile: profile.path(),
        extension,
        proxy: proxy.address(),
        visible,
    };
    let driver = WebDriver::new(guard.address(), browser.capabilities(&plan)).await?;
    driver.set_script_timeout(SCRIPT).await?;
    if let (Browser::Firefox, Some(extension)) = (browser, extension) {
        // An extension that opens a page when it is installed would get the first tab, were it
        // blank, and the page that is gone to next would be replaced.
        driver.goto("data:text/html,").await?;
        install(&driver, extension).await?;
    }
    Ok(Opened {
        driver,
        _guard: guard,
    })
}

/// Installs the extension in Firefox until the browser ends.
async fn install(driver: &WebDriver, extension: &Path) -> Result<(), DriveError> {
    let body = json!({ "path": extension.display().to_string(), "temporary": true });
    raw::post(driver.handle(), "moz/addon/install", body).await?;
    Ok(())
}
