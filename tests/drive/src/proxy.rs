//! The proxy behind which a driven browser sees X's hosts and nothing else.

use std::{
    net::{self, SocketAddr},
    sync::Arc,
    thread,
};

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{rt::TokioIo, service::TowerToHyperService};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::oneshot,
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{ServerConfig, crypto::ring, pki_types::PrivateKeyDer},
};

use crate::{
    DriveError,
    site::{HOSTS, Traffic},
};

/// The longest request head that is read.
const HEAD_LIMIT: usize = 16 * 1024;

/// A running proxy. It ends when this is dropped.
#[derive(Debug)]
pub(crate) struct Proxy {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Proxy {
    /// Serves these routes to whoever asks the proxy for a host of X, on a thread of its own: a test
    /// that blocks its own thread must not silence the page.
    pub(crate) fn start(router: Router, traffic: Traffic) -> Result<Self, DriveError> {
        let failed = |what: &dyn ToString| DriveError::Server(what.to_string());
        let acceptor = acceptor()?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| failed(&error))?;
        let listener = net::TcpListener::bind(("127.0.0.1", 0)).map_err(|error| failed(&error))?;
        listener
            .set_nonblocking(true)
            .map_err(|error| failed(&error))?;
        let address = listener.local_addr().map_err(|error| failed(&error))?;
        let (stop, stopped) = oneshot::channel();
        let thread = thread::spawn(move || {
            runtime.block_on(async move {
                tokio::select! {
                    () = accept(listener, acceptor, router, traffic) => {}
                    _ = stopped => {}
                }
            });
        });
        Ok(Self {
            address,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// Where the proxy listens.
    pub(crate) const fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A panic in there was printed by its own thread.
            let _ = thread.join();
        }
    }
}

async fn accept(
    listener: net::TcpListener,
    acceptor: TlsAcceptor,
    router: Router,
    traffic: Traffic,
) {
    let Ok(listener) = TcpListener::from_std(listener) else {
        return;
    };
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            continue;
        };
        let (acceptor, router, traffic) = (acceptor.clone(), router.clone(), traffic.clone());
        // A connection that breaks is the browser's business.
        tokio::spawn(async move { converse(stream, acceptor, router, traffic).await });
    }
}

/// One connection: `CONNECT host:443`, and then that host's pages; or a refusal.
async fn converse(
    mut stream: TcpStream,
    acceptor: TlsAcceptor,
    router: Router,
    traffic: Traffic,
) -> Option<()> {
    let head = read_head(&mut stream).await?;
    let (method, target) = head.lines().next()?.split_once(' ')?;
    let host = host_of(target.split(' ').next()?);
    traffic.add_host(host);
    if method != "CONNECT" || !HOSTS.contains(&host) {
        let refusal = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        stream.write_all(refusal.as_bytes()).await.ok()?;
        return None;
    }
    stream
        .write_all(b"HTTP/1.1 200 Connection established\r\n\r\n")
        .await
        .ok()?;
    let stream = acceptor.accept(stream).await.ok()?;
    http1::Builder::new()
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router))
        .await
        .ok()
}

/// Reads up to the empty line that ends a request's head, and not beyond: what follows is for TLS.
async fn read_head(stream: &mut TcpStream) -> Option<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if head.len() > HEAD_LIMIT {
            return None;
        }
        head.push(stream.read_u8().await.ok()?);
    }
    String::from_utf8(head).ok()
}

/// The host in `host:443` or `http://host/path`.
fn host_of(target: &str) -> &str {
    let rest = target.split_once("://").map_or(target, |(_, rest)| rest);
    let authority = rest.split('/').next().unwrap_or(rest);
    authority
        .rsplit_once(':')
        .map_or(authority, |(host, _)| host)
}

/// A certificate for X's hosts that nobody trusts; driven browsers are told to take it.
fn acceptor() -> Result<TlsAcceptor, DriveError> {
    let failed = |error: &dyn ToString| DriveError::Server(error.to_string());
    let hosts = HOSTS.map(str::to_owned);
    let made = rcgen::generate_simple_self_signed(hosts).map_err(|error| failed(&error))?;
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der())
        .map_err(|error| failed(&error))?;
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| failed(&error))?
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .map_err(|error| failed(&error))?;
    Ok(TlsAcceptor::from(Arc::new(config)))
}

#[cfg(test)]
mod tests {
    use super::host_of;

    #[test]
    fn hosts_are_read_from_both_forms_of_request() {
        assert_eq!(host_of("x.com:443"), "x.com");
        assert_eq!(host_of("http://example.com/a:b"), "example.com");
        assert_eq!(host_of("http://example.com:80/"), "example.com");
    }
}
