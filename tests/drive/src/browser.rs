//! The two browsers, and how each is told to see only our proxy and to load an extension.

use std::{
    env,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use serde_json::{Map, Value, json};
use thirtyfour::Capabilities;

use crate::{DriveError, extension::FIREFOX_UUID};

/// A browser that can be driven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Chromium.
    Chromium,
    /// Firefox.
    Firefox,
}

impl Browser {
    /// Both, for what has to hold in each.
    pub const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];

    /// The browser named by the variable `CARELINE_BROWSER`: `chromium`, the default, or `firefox`.
    pub fn from_environment() -> Self {
        match env::var("CARELINE_BROWSER").as_deref() {
            Ok("firefox") => Self::Firefox,
            _ => Self::Chromium,
        }
    }

    /// The name by which the variable `CARELINE_BROWSER` calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }

    /// The name of the folder in `dist/` that holds its build.
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Chromium => "chrome",
            Self::Firefox => "firefox",
        }
    }

    /// The driver program: what `CHROMEDRIVER` or `GECKODRIVER` names, else where it is installed.
    pub(crate) fn driver(self) -> Result<PathBuf, DriveError> {
        let (name, variable) = match self {
            Self::Chromium => ("chromedriver", "CHROMEDRIVER"),
            Self::Firefox => ("geckodriver", "GECKODRIVER"),
        };
        if let Some(named) = env::var_os(variable).filter(|value| !value.is_empty()) {
            return Ok(PathBuf::from(named));
        }
        let path = env::var_os("PATH").unwrap_or_default();
        env::split_paths(&path)
            .chain(tools())
            .map(|directory| directory.join(name))
            .find(|program| program.is_file())
            .ok_or(DriveError::NoDriver(name, variable))
    }

    /// What the driver program is told when it is started.
    pub(crate) const fn driver_arguments(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["--port=0"],
            // System access is what lets extension pages be opened and the background be ended.
            Self::Firefox => &["--port=0", "--websocket-port=0", "--allow-system-access"],
        }
    }

    /// What a new session of the browser is asked for.
    pub(crate) fn capabilities(self, plan: &Plan<'_>) -> Capabilities {
        let (key, options) = match self {
            Self::Chromium => ("goog:chromeOptions", chromium_options(plan)),
            Self::Firefox => ("moz:firefoxOptions", firefox_options(plan)),
        };
        // The proxy's certificate is nobody's.
        let taken = ("acceptInsecureCerts".to_owned(), json!(true));
        Map::from_iter([(key.to_owned(), options), taken]).into()
    }
}

/// What a browser is started with.
pub(crate) struct Plan<'a> {
    pub(crate) profile: &'a Path,
    pub(crate) extension: Option<&'a Path>,
    pub(crate) proxy: SocketAddr,
    pub(crate) visible: bool,
}

/// Where the task runner keeps the programs that it compiles itself.
fn tools() -> Option<PathBuf> {
    let cache = env::var_os("XDG_CACHE_HOME")
        .filter(|value| !value.is_empty())
        .map(PathBuf::from);
    let cache = cache.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cache")))?;
    Some(cache.join("careline/tools/bin"))
}

fn chromium_options(plan: &Plan<'_>) -> Value {
    let mut arguments = vec![
        // Tests run as root in containers, where Chromium can't have its sandbox.
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-quic".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--no-first-run".to_owned(),
        "--no-default-browser-check".to_owned(),
        "--lang=en-US".to_owned(),
        "--window-size=1280,1000".to_owned(),
        format!("--user-data-dir={}", plan.profile.display()),
        format!("--proxy-server=http://{}", plan.proxy),
        // Not even loopback goes past the proxy.
        "--proxy-bypass-list=<-loopback>".to_owned(),
    ];
    if let Some(extension) = plan.extension {
        arguments.push(format!("--load-extension={}", extension.display()));
    }
    if !plan.visible {
        arguments.push("--headless=new".to_owned());
    }
    // Without developer mode, Chromium switches an unpacked extension off when it is loaded again.
    json!({ "args": arguments, "prefs": { "extensions.ui.developer_mode": true } })
}

fn firefox_options(plan: &Plan<'_>) -> Value {
    let mut arguments = vec!["-profile".to_owned(), plan.profile.display().to_string()];
    if !plan.visible {
        arguments.push("-headless".to_owned());
    }
    arguments.extend(["-width", "1280", "-height", "1000"].map(str::to_owned));
    let (host, port) = (plan.proxy.ip().to_string(), plan.proxy.port());
    json!({
        "args": arguments,
        "prefs": {
            "network.proxy.type": 1,
            "network.proxy.http": host,
            "network.proxy.http_port": port,
            "network.proxy.ssl": host,
            "network.proxy.ssl_port": port,
            "network.proxy.no_proxies_on": "",
            "network.proxy.allow_hijacking_localhost": true,
            // What Firefox asks for by itself is neither answered nor of interest.
            "network.captive-portal-service.enabled": false,
            "network.connectivity-service.enabled": false,
            "network.prefetch-next": false,
            "browser.safebrowsing.malware.enabled": false,
            "browser.safebrowsing.phishing.enabled": false,
            "browser.newtabpage.activity-stream.feeds.system.topstories": false,
            "browser.newtabpage.activity-stream.feeds.topsites": false,
            "browser.region.network.url": "",
            "extensions.getAddons.cache.enabled": false,
            "intl.accept_languages": "en-US, en",
            "ui.prefersReducedMotion": 0,
            // However often it was killed, it starts as ever.
            "toolkit.startup.max_resumed_crashes": -1,
            "browser.sessionstore.resume_from_crash": false,
            // A fixed address of the extension's pages, and its storage kept when it is installed again.
            "extensions.webextensions.uuids": plan.extension.map_or_else(String::new, |extension| {
                crate::extension::firefox_id(extension)
                    .map_or_else(|_| String::new(), |id| json!({ id: FIREFOX_UUID }).to_string())
            }),
            "extensions.webextensions.keepStorageOnUninstall": true,
            "extensions.webextensions.keepUuidOnUninstall": true,
        },
    })
}
