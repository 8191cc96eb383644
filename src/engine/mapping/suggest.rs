//! What a listing may be: SKUs whose code, barcode or name is near. Scores order suggestions; nothing acts on them.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use crate::domain::{ListingName, SkuCode};
use crate::store::listings::Listing;
use crate::store::skus::Sku;

/// Suggestions for one listing: more would be no help.
const BEST: usize = 3;
/// SKUs that share a piece with a listing and are compared letter by letter.
const COMPARED: usize = 50;
/// A piece that more SKUs have than this tells nothing.
const COMMON: usize = 2_000;
/// Below this, in percent, a likeness is an accident.
const LEAST: u8 = 60;

/// What two things are alike by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The barcode is the same.
    Barcode,
    /// The seller's SKU in the shop is like the code.
    Code,
    /// The title is like the name.
    Title,
}

/// A SKU that a listing may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// The listing.
    pub listing: ListingName,
    /// What the seller wrote in the shop.
    pub seller_sku: String,
    /// The product's title.
    pub title: String,
    /// The variant's own name.
    pub variant: String,
    /// The SKU.
    pub sku: SkuCode,
    /// Its name.
    pub name: String,
    /// Likeness in percent; 100: the same but for case, spaces and punctuation.
    pub score: u8,
    /// What they are alike by.
    pub by: By,
}

/// SKUs by the pieces of their codes, barcodes and names.
#[derive(Default)]
pub(super) struct Index {
    skus: Vec<Entry>,
    pieces: HashMap<String, Vec<u32>>,
}

struct Entry {
    code: SkuCode,
    plain: String,
    barcode: Option<String>,
    name: String,
    words: BTreeSet<String>,
}

impl Index {
    /// Adds a SKU.
    pub(super) fn add(&mut self, sku: &Sku) {
        let at = self.skus.len() as u32; // a table of four billion SKUs is another program's problem
        let entry = Entry {
            plain: plain(sku.code.as_str()),
            words: words(&sku.name),
            code: sku.code.clone(),
            barcode: sku.barcode.clone(),
            name: sku.name.clone(),
        };
        for piece in pieces(&entry.plain, entry.barcode.as_deref(), &entry.words) {
            self.pieces.entry(piece).or_default().push(at);
        }
        self.skus.push(entry);
    }

    /// Returns the SKUs most like `listing`, best first.
    pub(super) fn near(&self, listing: &Listing) -> Vec<Suggestion> {
        let wanted = plain(&listing.seller_sku);
        let title = words(&format!("{} {}", listing.title, listing.variant));
        let mut shared: HashMap<u32, u32> = HashMap::new();
        for piece in pieces(&wanted, listing.barcode.as_deref(), &title) {
            for at in self.pieces.get(&piece).filter(|with| with.len() <= COMMON).into_iter().flatten() {
                *shared.entry(*at).or_default() += 1;
            }
        }
        let mut candidates: Vec<_> = shared.into_iter().collect();
        candidates.sort_by_key(|(at, count)| (std::cmp::Reverse(*count), *at));
        let mut near: Vec<_> = candidates
            .iter()
            .take(COMPARED)
            .filter_map(|(at, _)| {
                let entry = self.skus.get(*at as usize)?;
                let (score, by) = likeness(entry, listing, &wanted, &title)?;
                Some((score, by, entry))
            })
            .collect();
        near.sort_by(|a, b| (b.0, a.1, &a.2.code).cmp(&(a.0, b.1, &b.2.code)));
        let suggestion = |(score, by, entry): (u8, By, &Entry)| Suggestion {
            listing: listing.name.clone(),
            seller_sku: listing.seller_sku.clone(),
            title: listing.title.clone(),
            variant: listing.variant.clone(),
            sku: entry.code.clone(),
            name: entry.name.clone(),
            score,
            by,
        };
        near.into_iter().take(BEST).map(suggestion).collect()
    }
}

/// Returns the best of the three likenesses, if it is any.
fn likeness(entry: &Entry, listing: &Listing, wanted: &str, title: &BTreeSet<String>) -> Option<(u8, By)> {
    let same_barcode = entry.barcode.is_some() && entry.barcode == listing.barcode;
    let by_code = if wanted.is_empty() || entry.plain.is_empty() {
        0.0
    } else {
        strsim::normalized_damerau_levenshtein(&entry.plain, wanted)
    };
    // A title is a long text with many common words: it never is as sure as a code.
    let by_title = 0.9 * alike(&entry.words, title);
    let percent = |share: f64| (share * 100.0).round() as u8;
    let likenesses = [
        (if same_barcode { 100 } else { 0 }, By::Barcode),
        (percent(by_code), By::Code),
        (percent(by_title), By::Title),
    ];
    likenesses
        .into_iter()
        .filter(|(score, _)| *score >= LEAST)
        .max_by_key(|(score, by)| (*score, std::cmp::Reverse(*by)))
}

/// Returns how many of the words two texts share (Sørensen–Dice).
fn alike(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    let all = a.len() + b.len();
    if all == 0 { 0.0 } else { 2.0 * a.intersection(b).count() as f64 / all as f64 }
}

/// Codes are compared without case, spaces and punctuation.
fn plain(code: &str) -> String {
    code.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Returns what is looked up: every three letters of the code, the barcode, every word.
fn pieces(plain: &str, barcode: Option<&str>, words: &BTreeSet<String>) -> BTreeSet<String> {
    let letters: Vec<char> = plain.chars().collect();
    let of_code = letters.windows(3).map(|three| format!("c:{}", three.iter().collect::<String>()));
    let whole = (!plain.is_empty()).then(|| format!("p:{plain}"));
    let of_barcode = barcode.map(|barcode| format!("b:{barcode}"));
    let of_words = words.iter().map(|word| format!("w:{word}"));
    of_code.chain(whole).chain(of_barcode).chain(of_words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ListingKey, Millis, ShopKey, SkuKey};

    fn index(skus: &[(&str, &str)]) -> Index {
        let mut index = Index::default();
        for (key, (code, name)) in (1..).zip(skus) {
            index.add(&Sku {
                key: SkuKey(key),
                code: (*code).into(),
                name: (*name).into(),
                barcode: Some(format!("400000{key}")),
                price_minor: None,
                cost_minor: None,
                currency: None,
                on_hand: 0,
                reserved: 0,
                buffer: None,
                low_stock_at: None,
                is_bundle: false,
                updated_at: Millis(0),
            });
        }
        index
    }

    fn listing(seller_sku: &str, title: &str, barcode: Option<&str>) -> Listing {
        Listing {
            key: ListingKey(1),
            shop: ShopKey(1),
            name: "a:1/2".parse().unwrap(),
            platform: "tiktok".into(),
            warehouse_id: "".into(),
            seller_sku: seller_sku.into(),
            barcode: barcode.map(str::to_owned),
            title: title.into(),
            variant: String::new(),
            status: String::new(),
            shown: None,
            shown_at: None,
            agreed: None,
            buffer: None,
            gone_at: None,
            mapped: None,
        }
    }

    fn best(index: &Index, listing: &Listing) -> Option<(String, u8, By)> {
        let near = index.near(listing).into_iter().next()?;
        Some((near.sku.to_string(), near.score, near.by))
    }

    #[test]
    fn the_nearest_is_found_and_the_far_is_not() {
        let index = index(&[
            ("MUG-RED", "Red coffee mug"),
            ("MUG-BLUE", "Blue coffee mug"),
            ("KAOS-42", "Kaos polos hitam ukuran 42"),
        ]);
        let find = |seller_sku, title, barcode| best(&index, &listing(seller_sku, title, barcode));
        assert_eq!(find("mug red", "", None), Some(("MUG-RED".into(), 100, By::Code)));
        assert_eq!(find("MUG-RDE", "", None).map(|found| found.0), Some("MUG-RED".into()));
        assert_eq!(
            find("", "Kaos polos hitam 42", None).map(|found| (found.0, found.2)),
            Some(("KAOS-42".into(), By::Title))
        );
        assert_eq!(
            find("zzz", "nothing alike", Some("4000002")),
            Some(("MUG-BLUE".into(), 100, By::Barcode))
        );
        assert_eq!(find("zzz", "nothing alike", None), None);
        assert_eq!(find("", "", None), None);
    }
}
