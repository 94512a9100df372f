//! How many steps reading a text takes, for the tests that hold its cost linear. Outside tests
//! nothing is counted.

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Counts some steps.
#[inline]
pub(super) fn step(steps: usize) {
    #[cfg(test)]
    STEPS.with(|counted| counted.set(counted.get() + steps as u64));
    #[cfg(not(test))]
    let _ = steps;
}

/// How many steps this takes.
#[cfg(test)]
pub(super) fn counted(reads: impl FnOnce()) -> u64 {
    let before = STEPS.with(std::cell::Cell::get);
    reads();
    STEPS.with(std::cell::Cell::get) - before
}
