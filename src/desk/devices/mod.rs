//! A person's devices: what of the desk goes from one browser profile to the others through the
//! browser's own sync, and how what comes back goes into the log.
//!
//! - [`carried`]: the fields of a ticket that are carried, each as the event that last set it;
//! - [`project`]: from a ticket to its fields;
//! - [`pack`] and [`letters91`]: the fields as short texts;
//! - [`share`]: the items that one device writes, and how the items of all are read;
//! - [`budget`]: which tickets fit into the quota, and how often may be written;
//! - [`sections`]: the settings, in pieces of their own;
//! - [`exchange`]: one round, of which `take_in` and `give_out` are the halves; [`memory`] is what a
//!   desk keeps between two;
//! - [`view`] and [`words`]: what people read of it.
//!
//! Each item has one writer: a device writes under keys that hold its own name, and what others wrote
//! it reads, joins and leaves alone. So nothing can be overwritten, and what a newer Careline wrote
//! stays as it is. A device gives out only those fields that no other device gives out already.

pub mod budget;
pub mod carried;
pub mod exchange;
#[cfg(test)]
mod fuzz;
mod give_out;
pub mod letters91;
pub mod memory;
pub mod pack;
pub mod project;
pub mod sections;
pub mod share;
mod take_in;
pub mod view;
pub mod words;
