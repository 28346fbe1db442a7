//! Says in the user's language why a picture cannot be painted: what is wrong, then what to do.

use super::png::PngError;
use crate::text::{Lang, tr_with};

/// Why no picture was painted.
pub fn png_error(error: &PngError, lang: Lang) -> String {
    match error {
        PngError::Scale(scale) => tr_with(lang, "error-png-scale", &[("scale", scale.to_string().into())]),
        PngError::TooLarge { scale, width, height, largest } => {
            let args = [
                ("scale", scale.to_string().into()),
                ("width", width.to_string().into()),
                ("height", height.to_string().into()),
                ("largest", largest.to_string().into()),
            ];
            tr_with(lang, "error-png-too-large", &args)
        }
        PngError::Svg(source) => tr_with(lang, "error-png-painting", &[("reason", source.to_string().into())]),
        PngError::Encoding(reason) => tr_with(lang, "error-png-writing", &[("reason", reason.into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_is_said_with_its_values() {
        let too_large = PngError::TooLarge { scale: 2.5, width: 40_000, height: 30_000, largest: 1.25 };
        let cases: [(PngError, &[&str]); 4] = [
            (PngError::Scale(-1.0), &["-1"]),
            (too_large, &["2.5", "40000", "30000", "1.25"]),
            (PngError::Svg(resvg::usvg::Error::NotAnUtf8Str), &["UTF-8"]),
            (PngError::Encoding("full".to_owned()), &["full"]),
        ];
        for (error, values) in cases {
            for lang in Lang::ALL {
                let said = png_error(&error, lang);
                assert!(values.iter().all(|value| said.contains(value)), "{said}");
                assert!(!said.contains("error-") && !said.contains('$'), "{said}");
            }
        }
    }
}
