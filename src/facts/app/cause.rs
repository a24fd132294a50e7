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
    about: "the error says that an extension of PHP is missing, or a class that PHP has from one of its extensions",
    derive: |e| {
        says(e, |t| {
            let said = [
                "could not find driver",
                "Please make sure the PHP Redis extension is installed",
                "extension is not loaded",
                "extension is missing",
                "PHP extension is required",
            ];
            first(t, &said).or_else(|| missing_classes(t).find(|(_, class)| is_of_extension(class)).map(|(at, _)| at))
        })
    },
};

/// Classes that extensions of PHP bring; none has a namespace of an application, so that nobody else defines them.
const OF_EXTENSIONS: &[&str] = &[
    "AMQPConnection",
    "CURLFile",
    "Collator",
    "DOMDocument",
    "DOMXPath",
    "FFI",
    "GearmanClient",
    "Imagick",
    "ImagickDraw",
    "ImagickPixel",
    "IntlDateFormatter",
    "Memcached",
    "MessageFormatter",
    "MongoDB\\Driver\\Manager",
    "NumberFormatter",
    "PDO",
    "Redis",
    "RedisCluster",
    "SQLite3",
    "SimpleXMLElement",
    "SoapClient",
    "SoapServer",
    "Transliterator",
    "XMLReader",
    "XMLWriter",
    "XSLTProcessor",
    "ZipArchive",
    "finfo",
    "mysqli",
    "tidy",
];

fn is_of_extension(class: &str) -> bool {
    let class = class.trim_start_matches('\\');
    OF_EXTENSIONS.iter().any(|c| c.eq_ignore_ascii_case(class))
}

/// The classes that a text says are not found, and where it says so.
fn missing_classes(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices("Class \"").filter_map(|(at, start)| {
        let class = sentence(&text[at..])[start.len()..].split_once("\" not found")?.0;
        (!class.contains('"')).then_some((at, class))
    })
}

/// A file of certificate authorities cannot be read.
pub static AUTHORITY_FILE: Fact = Fact {
    name: "app.authority-file",
    hop: Hop::App,
    about: "the error says that the file of authorities, which this client of TLS was told to trust, cannot be loaded",
    derive: |e| {
        says(e, |t| {
            // PHP's streams and mysqlnd, libcurl (error 77) before and since 8, and libpq.
            let said = [
                "failed loading cafile stream",
                "error setting certificate verify locations",
                "error setting certificate file",
            ];
            let of_postgres = || {
                let mut named = t.match_indices("root certificate file \"").map(|(at, _)| at);
                named.find(|at| sentence(&t[*at..]).contains("does not exist"))
            };
            first(t, &said).or_else(of_postgres)
        })
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
        // A target of one word is an alias of the framework, which is missing for another reason.
        missing_classes(t)
            .find(|(_, class)| !is_of_extension(class))
            .map(|(at, _)| at)
            .or_else(|| named("Target class [", "] does not exist").filter(|at| sentence(&t[*at..]).contains('\\')))
    })
}

fn between(e: &Evidence<'_>, start: &str, end: &str) -> Known {
    says(e, |t| t.match_indices(start).map(|(at, _)| at).find(|at| sentence(&t[*at..]).contains(end)))
}

fn words(e: &Evidence<'_>, words: &[&str]) -> Known {
    says(e, |t| first(t, words))
}
