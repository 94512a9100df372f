//! Items as nobody wrote them: nothing breaks, and what is read can be written into the log and read
//! from it again. `PROPTEST_CASES=1000000` makes it long.

use std::collections::BTreeMap;

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

use super::carried::{Carried, LastSet, Sparse};
use super::{letters91, pack, share};
use crate::desk::brand::BrandId;
use crate::desk::event::{AgentId, Deed, DeviceId, Stamp, TicketId};
use crate::desk::post::PostId;
use crate::desk::status::{Priority, Status};
use crate::desk::store::value::{seal, unseal};
use crate::desk::time::Millis;

fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z.0-9]{0,12}",
        "[dts]\\.[a-f0-9]{0,4}(\\.[a-z0-9]{0,3}){0,3}",
        Just("t.a1.0".to_owned()),
        Just("s.a1.brands.0".to_owned()),
        Just("d.a1".to_owned()),
    ]
}

fn value() -> impl Strategy<Value = String> {
    let sealed = (0..3_u32, vec(any::<u8>(), 0..80))
        .prop_map(|(version, bytes)| seal(version, &letters91::write(&bytes)));
    prop_oneof![
        ".{0,60}",
        sealed,
        tickets().prop_map(|tickets| pack::write(&tickets))
    ]
}

fn stamp() -> impl Strategy<Value = Stamp> {
    (any::<i64>(), any::<u32>(), "[a-f0-9]{0,3}").prop_map(|(ms, counter, device)| Stamp {
        ms: Millis(ms),
        counter,
        device: DeviceId(device),
    })
}

fn carried() -> impl Strategy<Value = Carried> {
    let post = (1..i64::MAX as u64).prop_map(PostId::new);
    let status = proptest::sample::select(Status::ALL.to_vec());
    let priority = proptest::sample::select(Priority::ALL.to_vec());
    prop_oneof![
        (post, status).prop_map(|(seen, to)| Carried::Status { seen, to }),
        proptest::option::of(priority).prop_map(|to| Carried::Priority { to }),
        (proptest::option::of("[a-z]{0,4}"), any::<i64>()).prop_map(|(to, at)| Carried::Holder {
            to: to.map(AgentId),
            acted_at: Millis(at),
        }),
        ("[a-z]{1,8}", any::<bool>()).prop_map(|(tag, on)| Carried::Tag { tag, on }),
        proptest::option::of(any::<i64>()).prop_map(|at| Carried::Due { at: at.map(Millis) }),
    ]
}

fn tickets() -> impl Strategy<Value = BTreeMap<TicketId, Sparse>> {
    let id = ("[a-z]{1,3}", 1..i64::MAX as u64).prop_map(|(brand, post)| TicketId {
        brand: BrandId::known(&brand),
        post: PostId::new(post),
    });
    let set = (stamp(), carried()).prop_map(|(by, value)| LastSet { by, value });
    let sparse = (vec(set, 0..5), proptest::option::of(stamp())).prop_map(|(fields, erased)| {
        let mut sparse = Sparse::default();
        for last in fields {
            sparse.set(last);
        }
        sparse.erase(erased);
        sparse
    });
    btree_map(id, sparse, 0..5)
}

/// What can be done with what was read.
fn use_it(tickets: &BTreeMap<TicketId, Sparse>) {
    assert_eq!(pack::read(&pack::write(tickets)).as_ref(), Ok(tickets));
    for last in tickets.values().flat_map(|sparse| sparse.fields.values()) {
        let deed = Deed::Carry {
            set: last.by.clone(),
            value: last.value.clone(),
        };
        let json = serde_json::to_string(&deed).unwrap();
        assert_eq!(serde_json::from_str::<Deed>(&json).unwrap(), deed, "{json}");
    }
}

proptest! {
    #[test]
    fn no_item_makes_it_fail(items in btree_map(key(), value(), 0..6)) {
        let heard = share::read(&items);
        for share in heard.shares.values() {
            use_it(&share.tickets);
        }
    }

    #[test]
    fn a_flipped_byte_behind_a_fitting_check_is_read_or_told(
        tickets in tickets(),
        at: prop::sample::Index,
        bit in 0..8_u8,
    ) {
        let item = pack::write(&tickets);
        let mut bytes = letters91::read(unseal(&item, 1).unwrap()).unwrap();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        if let Ok(read) = pack::read(&seal(1, &letters91::write(&bytes))) {
            use_it(&read);
        }
    }

    #[test]
    fn joining_is_commutative_associative_and_idempotent(
        one in tickets(),
        other in tickets(),
        third in tickets(),
    ) {
        let join = |parts: &[&BTreeMap<TicketId, Sparse>]| {
            let mut all = Sparse::default();
            for sparse in parts.iter().flat_map(|tickets| tickets.values()) {
                all.join(sparse.clone());
            }
            all
        };
        let all = join(&[&one, &other, &third]);
        prop_assert_eq!(&join(&[&third, &one, &other, &one]), &all);
        let mut right = join(&[&other, &third]);
        right.join(join(&[&one]));
        prop_assert_eq!(&right, &all);
    }
}
