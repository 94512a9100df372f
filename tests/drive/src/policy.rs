//! The content security policies under which pages are served.

/// Where a page's browser sends its reports about refused things.
pub(crate) const REPORT_PATH: &str = "/i/csp_report";

/// A page's content security policy. Chromium holds content scripts' WebAssembly to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Policy {
    /// X's policy, which lets WebAssembly run.
    #[default]
    AllowsWasm,
    /// The same policy without `'wasm-unsafe-eval'`.
    ForbidsWasm,
    /// No policy at all.
    None,
}

impl Policy {
    /// The header's value, if there is to be one.
    pub(crate) fn header(self) -> Option<String> {
        let wasm = match self {
            Self::AllowsWasm => "'wasm-unsafe-eval' ",
            Self::ForbidsWasm => "",
            Self::None => return None,
        };
        Some(format!(
            "default-src 'self'; \
             connect-src 'self' blob: https://api.x.com https://*.twimg.com https://*.x.com; \
             font-src 'self' https://*.twimg.com; form-action 'self' https://*.x.com; \
             frame-src 'self' https://*.twitter.com https://*.x.com; \
             img-src 'self' blob: data: https://*.twimg.com; manifest-src 'self'; \
             media-src 'self' blob: https://*.twimg.com; object-src 'none'; \
             script-src 'self' {wasm}'nonce-Y2FyZWxpbmU' https://*.twimg.com; \
             style-src 'self' 'unsafe-inline' https://*.twimg.com; worker-src 'self' blob:; \
             report-uri https://x.com{REPORT_PATH}"
        ))
    }
}
