//! Values that every stage shares: days, numbers as written, texts by language, places in files,
//! diagnostics.

pub mod code;
pub mod date;
pub mod period;
pub mod partial_date;
pub mod plural;
pub mod decimal;
pub mod encode;
pub mod hash;
pub mod csv_rows;
pub mod conventions;
pub mod autonym;
pub mod locale;
#[cfg(test)]
pub mod mutation;
pub mod memo;
pub mod number;
pub mod safe_path;
pub mod shared_list;
pub mod slug;
pub mod span;
pub mod diagnostic;
pub mod text;
pub mod typed_date;

pub use code::{Code, Severity};
pub use date::{Date, Days};
pub use decimal::Decimal;
pub use diagnostic::{Diagnostic, Diagnostics};
pub use hash::{Hash, Hashing};
pub use locale::Locale;
pub use memo::Memo;
pub use partial_date::PartialDate;
pub use period::{Period, PeriodKind};
pub use safe_path::SafePath;
pub use shared_list::SharedList;
pub use span::{FileId, MOST_CELLS, Span, Spanned};
pub use text::{Lang, Text};
