//! Running other programs, with failures that read as one line.

use std::{
    env,
    io::{self, BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, ExitStatus, Stdio},
};

use anyhow::{Context, Result, bail};

/// Runs a program to its end. What it prints goes to standard error: standard output belongs to
/// the results of the task runner's own commands.
///
/// # Errors
/// When the program can't be started or its exit status is not 0.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .stdout(Stdio::from(io::stderr()))
        .status()
        .with_context(|| format!("can't start {}", described(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", described(command));
    }
    Ok(())
}

/// Runs a program and gives what it printed to standard output.
///
/// # Errors
/// When the program can't be started, or failed: then with the last line it wrote to standard error.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("can't start {}", described(command)))?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        let last = complaint.trim_end().lines().last().unwrap_or_default();
        bail!(
            "`{}` failed ({}): {last}",
            described(command),
            output.status
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a program to its end, shows what it prints as it comes, and gives that too. Its exit status is
/// given and not judged.
///
/// # Errors
/// When the program can't be started.
pub fn watched(command: &mut Command) -> Result<(ExitStatus, String)> {
    let name = described(command);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .with_context(|| format!("can't start {name}"))?;
    let mut text = String::new();
    let pipe = child.stdout.take().map(BufReader::new);
    for line in pipe
        .into_iter()
        .flat_map(|pipe| pipe.lines().map_while(Result::ok))
    {
        eprintln!("{line}");
        text.push_str(&line);
        text.push('\n');
    }
    Ok((
        child
            .wait()
            .with_context(|| format!("can't wait for {name}"))?,
        text,
    ))
}

/// Where a program stands that is started by its bare name, if it is installed.
pub fn find(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|directory| directory.join(program))
        .find(|path| is_executable(path))
}

#[cfg(unix)]
fn is_executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata()
        .is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(path: &Path) -> bool {
    path.is_file()
}

/// The command as a person would type it, without its long paths.
fn described(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program
        .file_name()
        .unwrap_or(command.get_program())
        .to_string_lossy()
        .into_owned();
    command
        .get_args()
        .map(|argument| argument.to_string_lossy().into_owned())
        .fold(name, |line, argument| format!("{line} {argument}"))
}
