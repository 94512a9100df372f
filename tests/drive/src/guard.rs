//! A driver program and all that it starts, ended together and in every case.

use std::{
    collections::VecDeque,
    io::{BufRead, BufReader},
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use crate::DriveError;

/// How long a driver may take until it says on which port it listens.
const START: Duration = Duration::from_secs(30);

/// Starts the driver as a child in a process group of its own and waits on its own standard input,
/// whose other end this process holds. That end closes when the guard is dropped, and also when this
/// process is killed: then the whole group, driver and browser, is. It lets go of its own output, so
/// that the output's end tells of the driver's.
const KEEPER: &str = "\"$@\" </dev/null 2>&1 & exec >/dev/null; read -r _; kill -9 0";

/// A running driver program.
#[derive(Debug)]
pub(crate) struct Guard {
    keeper: Child,
    port: u16,
}

impl Guard {
    /// Starts a driver that takes a free port by itself, and waits until it says which.
    pub(crate) fn start(program: &Path, arguments: &[&str]) -> Result<Self, DriveError> {
        let name = program
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let mut keeper = Command::new("/bin/sh")
            .args(["-c", KEEPER, "sh"])
            .arg(program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .map_err(DriveError::io(format!("can't start {name}")))?;
        let stdout = keeper.stdout.take();
        let mut guard = Self { keeper, port: 0 };
        let (tell, told) = mpsc::channel();
        // The thread goes on reading to the end: a driver whose pipe is full stands still.
        thread::spawn(move || {
            let mut last = VecDeque::new();
            for line in stdout
                .into_iter()
                .flat_map(|pipe| BufReader::new(pipe).lines().map_while(Result::ok))
            {
                if let Some(port) = port_in(&line) {
                    // Only the first is waited for.
                    let _ = tell.send(Ok(port));
                }
                last.push_back(line);
                if last.len() > 5 {
                    last.pop_front();
                }
            }
            let _ = tell.send(Err(last.make_contiguous().join("; ")));
        });
        let said = match told.recv_timeout(START) {
            Ok(Ok(port)) => {
                guard.port = port;
                return Ok(guard);
            }
            Ok(Err(said)) => said,
            Err(_) => "it named no port".to_owned(),
        };
        Err(DriveError::DriverSilent {
            program: name,
            said,
        })
    }

    /// Where the driver takes commands.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        // The keeper kills its own group, itself with it; nothing is left to be told.
        let _ = self.keeper.wait();
    }
}

/// The port in chromedriver's "… on port 1234." or geckodriver's "Listening on 127.0.0.1:1234".
fn port_in(line: &str) -> Option<u16> {
    let after = match line.split_once("started successfully on port ") {
        Some((_, after)) => after,
        None => line.split_once("Listening on 127.0.0.1:")?.1,
    };
    after.trim().trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_drivers_name_their_port() {
        assert_eq!(
            port_in("ChromeDriver was started successfully on port 4711."),
            Some(4711)
        );
        assert_eq!(
            port_in("1\tgeckodriver\tINFO\tListening on 127.0.0.1:815"),
            Some(815)
        );
        assert_eq!(port_in("Starting ChromeDriver 156 on port 0"), None);
    }

    #[test]
    fn a_program_that_ends_at_once_is_an_error_that_quotes_it() {
        let error = Guard::start(Path::new("/bin/echo"), &["no such option"]).unwrap_err();
        assert!(error.to_string().contains("echo did not start"), "{error}");
    }
}
