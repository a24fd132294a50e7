//! Further causes inside the application that the text of its error names.

use hopwise_probes::Hop;

use crate::facts::answer::{first, says, sentence};
use crate::facts::{Evidence, Fact, Known};

/// Encrypted with another key.
pub static DECRYPT: Fact = Fact {
    name: "app.decrypt",
    hop: Hop::App,
    about: "the error says that a value cannot be decrypted",
    derive: |e| words(e, &["The MAC is invalid.", "The payload is invalid.", "Could not decrypt the data."]),
};

/// No room.
pub static DISK_FULL: Fact = Fact {
    name: "app.disk-full",
    hop: Hop::App,
    about: "the error says that a write failed because the disk is full",
    derive: |e| {
        // Redis and the database speak of disks of their own.
        says(e, |text| {
            let theirs = ["MISCONF ", "SQLSTATE["].iter().any(|w| text.contains(w));
            let said =
                || first(text, &["No space left on device", "possibly out of free disk space", "Disk quota exceeded"]);
            (!theirs).then(said).flatten()
        })
    },
};

/// An extension is missing.
pub static EXTENSION: Fact = Fact {
    name: "app.extension",
    hop: Hop::App,
    about: "the error says that an extension of PHP is missing",
    derive: |e| {
        words(
            e,
            &[
                "could not find driver",
                "Please make sure the PHP Redis extension is installed",
                "Class \"Redis\" not found",
                "extension is not loaded",
                "extension is missing",
            ],
        )
    },
};

/// A syntax error.
pub static PARSE: Fact = Fact {
    name: "app.parse",
    hop: Hop::App,
    about: "the error says that PHP cannot read a file of the application",
    derive: |e| {
        words(e, &["syntax error, unexpected", "syntax error, unexpected end of file", "Unclosed ", "PHP Parse error"])
    },
};

/// Another PHP is needed.
pub static PLATFORM: Fact = Fact {
    name: "app.platform",
    hop: Hop::App,
    about: "the error says that the packages need another PHP",
    derive: |e| words(e, &["Composer detected issues in your platform"]),
};

/// A function is missing.
pub static FUNCTION: Fact = Fact {
    name: "app.function",
    hop: Hop::App,
    about: "the error says that a function or method does not exist",
    derive: |e| words(e, &["Call to undefined function ", "Call to undefined method "]),
};

/// The time is over.
pub static TIME: Fact = Fact {
    name: "app.execution-time",
    hop: Hop::App,
    about: "the error says that max_execution_time is exceeded",
    derive: |e| between(e, "Maximum execution time of ", "exceeded"),
};

/// A class is missing.
pub static CLASS: Fact = Fact {
    name: "app.class-missing",
    hop: Hop::App,
    about: "the error says that a class of the application is not found",
    derive: class,
};

fn class(e: &Evidence<'_>) -> Known {
    says(e, |t| {
        let named = |start: &str, end: &str| {
            t.match_indices(start).map(|(at, _)| at).find(|at| sentence(&t[*at..]).contains(end))
        };
        // A class of one word is an alias of the framework, which is missing for another reason.
        named("Class \"", "\" not found")
            .or_else(|| named("Target class [", "] does not exist").filter(|at| sentence(&t[*at..]).contains('\\')))
    })
}

fn between(e: &Evidence<'_>, start: &str, end: &str) -> Known {
    says(e, |t| t.match_indices(start).map(|(at, _)| at).find(|at| sentence(&t[*at..]).contains(end)))
}

fn words(e: &Evidence<'_>, words: &[&str]) -> Known {
    says(e, |t| first(t, words))
}
