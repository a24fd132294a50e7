//! Causes inside the application that the text of its error names.

use hopwise_probes::Hop;

use crate::facts::answer::{first, says, sentence};
use crate::facts::{Evidence, Fact, Known};

/// `memory_limit` was reached.
pub static MEMORY: Fact = Fact {
    name: "app.memory-exhausted",
    hop: Hop::App,
    about: "the error says that PHP's memory limit is exhausted",
    derive: |e| says(e, |t| t.find("Allowed memory size of ").filter(|at| sentence(&t[*at..]).contains("exhausted"))),
};

/// Composer's autoloader is not there.
pub static AUTOLOAD_MISSING: Fact = Fact {
    name: "app.autoload-missing",
    hop: Hop::App,
    about: "the error says that vendor/autoload.php could not be opened",
    derive: |e| {
        says(e, |t| {
            // The same words stand in the source lines of a debug page, but not with the reason behind them.
            let required = |start: &str, reason: &str| {
                let at = t.find(start)?;
                let said = sentence(&t[at..]).to_ascii_lowercase();
                (said.contains("vendor/autoload.php") && said.contains(reason)).then_some(at)
            };
            required("Failed opening required '", "include_path")
                .or_else(|| required("require(", "failed to open stream"))
        })
    },
};

/// `APP_KEY` is missing or has the wrong length.
pub static APP_KEY: Fact = Fact {
    name: "app.key-missing",
    hop: Hop::App,
    about: "the error says that the application has no encryption key, or one of the wrong length",
    derive: |e| {
        words(e, &["No application encryption key has been specified", "Unsupported cipher or incorrect key length"])
    },
};

/// The manifest of built assets is missing, or an entry of it.
pub static ASSET_MANIFEST: Fact = Fact {
    name: "app.asset-manifest-missing",
    hop: Hop::App,
    about: "the error says that the manifest of built assets, or an entry of it, is missing",
    derive: |e| {
        words(
            e,
            &[
                "Vite manifest not found at",
                "Unable to locate file in Vite manifest",
                "Mix manifest not found at",
                "The Mix manifest does not exist",
                "Unable to locate Mix file",
            ],
        )
    },
};

/// A view is missing.
pub static VIEW_MISSING: Fact = Fact {
    name: "app.view-missing",
    hop: Hop::App,
    about: "the error says that a view was not found",
    derive: |e| {
        says(e, |t| t.match_indices("View [").map(|(at, _)| at).find(|at| sentence(&t[*at..]).contains("] not found")))
    },
};

/// `storage/` or `bootstrap/cache` cannot be written.
pub static STORAGE_NOT_WRITABLE: Fact = Fact {
    name: "app.storage-not-writable",
    hop: Hop::App,
    about: "the error says that a file below storage/ or bootstrap/cache could not be written",
    derive: |e| says(e, unwritable),
};

fn unwritable(text: &str) -> Option<usize> {
    let refused = ["Permission denied", "Read-only file system", "No space left on device"];
    let written = text.match_indices("file_put_contents(").map(|(at, _)| at).find(|at| {
        let sentence = sentence(&text[*at..]);
        let ours = sentence.contains("storage/") || sentence.contains("bootstrap/cache");
        ours && refused.iter().any(|r| sentence.contains(r))
    });
    let log = || text.find("The stream or file \"").filter(|at| sentence(&text[*at..]).contains("could not be opened"));
    let place = || {
        first(
            text,
            &[
                "Please provide a valid cache path",
                "There is no existing directory at \"",
                "directory must be present and writable",
            ],
        )
    };
    written.or_else(log).or_else(place)
}

fn words(e: &Evidence<'_>, words: &[&str]) -> Known {
    says(e, |t| first(t, words))
}
