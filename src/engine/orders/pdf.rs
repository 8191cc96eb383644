//! Putting PDF files together into one, page after page.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

/// What a page takes over from the nodes above it where it does not say so itself (PDF 1.7, 7.7.3.4).
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// Returns one file with all pages of `files`, in their order.
///
/// # Errors
/// When one is no PDF that can be read.
pub(super) fn merged<'f>(files: impl IntoIterator<Item = &'f [u8]>) -> Result<Vec<u8>, lopdf::Error> {
    let mut all = Document::with_version("1.7");
    let root = all.new_object_id();
    let mut kids = Vec::new();
    for file in files {
        let mut part = Document::load_mem(file)?;
        part.renumber_objects_with(all.max_id + 1);
        for page in part.get_pages().into_values() {
            let mut own = part.get_dictionary(page)?.clone();
            for key in INHERITED {
                if !own.has(key)
                    && let Some(value) = inherited(&part, page, key)
                {
                    own.set(key, value);
                }
            }
            own.set("Parent", root);
            part.objects.insert(page, own.into());
            kids.push(Object::Reference(page));
        }
        all.max_id = part.max_id;
        all.objects.extend(part.objects);
    }
    let count = i64::try_from(kids.len()).unwrap_or(i64::MAX);
    all.objects.insert(root, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
    let catalog = all.add_object(dictionary! { "Type" => "Catalog", "Pages" => root });
    all.trailer.set("Root", catalog);
    all.prune_objects(); // the parts' own catalogues and page trees
    all.renumber_objects();
    all.compress();
    let mut out = Vec::new();
    all.save_to(&mut out)?;
    Ok(out)
}

/// Returns what the nodes above `page` say of `key`, the nearest first.
fn inherited(document: &Document, page: ObjectId, key: &[u8]) -> Option<Object> {
    let parent = |of: &Dictionary| of.get(b"Parent").and_then(Object::as_reference).ok();
    let mut above = parent(document.get_dictionary(page).ok()?);
    for _ in 0..document.objects.len() {
        let node = document.get_dictionary(above?).ok()?;
        if let Ok(value) = node.get(key) {
            return Some(value.clone());
        }
        above = parent(node);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of one page whose size stands in the node above it.
    fn file(width: i64) -> Vec<u8> {
        let mut document = Document::with_version("1.4");
        let root = document.new_object_id();
        let page = document.add_object(dictionary! { "Type" => "Page", "Parent" => root });
        let size = vec![0.into(), 0.into(), width.into(), 9.into()];
        let pages = dictionary! {
            "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1, "MediaBox" => size,
        };
        document.objects.insert(root, pages.into());
        let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => root });
        document.trailer.set("Root", catalog);
        let mut out = Vec::new();
        document.save_to(&mut out).unwrap();
        out
    }

    #[test]
    fn pages_keep_their_order_and_what_they_took_over() {
        let files = [file(1), file(2), file(3)];
        let all = merged(files.iter().map(Vec::as_slice)).unwrap();
        let all = Document::load_mem(&all).unwrap();
        let width = |page| {
            let page = all.get_dictionary(page).unwrap();
            page.get(b"MediaBox").unwrap().as_array().unwrap()[2].as_i64().unwrap()
        };
        assert_eq!(all.get_pages().into_values().map(width).collect::<Vec<_>>(), [1, 2, 3]);
        assert!(merged([b"<html>".as_slice()]).is_err());
    }
}
