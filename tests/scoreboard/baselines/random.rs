//! Blames a hop by the throw of dice, the same for the same case.

use hopwise_probes::Hop;
use hopwise_probes::evidence::Recording;

/// The seed of all throws.
const SEED: u64 = 2026;

/// Any hop of the path.
pub fn blame(_: &Recording, name: &str) -> Option<Hop> {
    // FNV-1a over the name, then one step of splitmix64, so that like names throw unlike dice.
    let hash =
        name.bytes().fold(0xcbf2_9ce4_8422_2325 ^ SEED, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    let mixed = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let throw = (mixed ^ (mixed >> 31)) % Hop::ALL.len() as u64;
    Hop::ALL.get(usize::try_from(throw).unwrap_or_default()).copied()
}
