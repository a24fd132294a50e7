//! Lists of names for people, and the nearest name to one that does not exist.

use comfy_table::{ContentArrangement, Table, presets};

/// Name, hop and title in columns.
#[must_use]
pub fn render(rows: &[(&str, &str, &str)]) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(["NAME", "HOP", "TITLE"]);
    for (name, hop, title) in rows {
        table.add_row([*name, *hop, *title]);
    }
    table.to_string().lines().map(|l| l.trim_end().to_owned() + "\n").collect()
}

/// Words that name the likeliest meant one, such as `; did you mean "x"?`, or nothing.
#[must_use]
pub fn nearest<'a>(name: &str, all: impl Iterator<Item = &'a str>) -> String {
    let near = all.map(|n| (distance(name, n), n)).min().filter(|(d, n)| *d <= n.len() / 3 + 1);
    near.map_or_else(String::new, |(_, n)| format!(", did you mean {n:?}?"))
}

/// Levenshtein's distance.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().take(100).enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let cost = if ca == *cb { diagonal } else { diagonal + 1 };
            diagonal = row[j + 1];
            row[j + 1] = cost.min(row[j] + 1).min(row[j + 1] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_name_finds_its_neighbour_and_nonsense_finds_none() {
        let all = ["dns-record-missing", "edge-refused"];
        assert!(nearest("dns-record-mising", all.into_iter()).contains("dns-record-missing"));
        assert_eq!(nearest("zzzzzzzzzzzzzzzzzzzzzz", all.into_iter()), "");
    }
}
