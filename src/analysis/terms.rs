//! The entries of the catalogue that the analysis knows by name, because a lint or a derivation is about them.

/// 対象事業者の開発/保守拠点.
pub(crate) const DEVELOPMENT_SITE: &str = "zone.devsite";
/// 自宅・外出先.
pub(crate) const HOME: &str = "zone.home";
/// 他社提供範囲.
pub(crate) const THIRD_PARTY: &str = "zone.thirdparty";

/// サーバ.
pub(crate) const SERVER: &str = "node.server";
/// ログサーバ.
pub(crate) const LOG_SERVER: &str = "node.server.log";
/// 可搬媒体.
pub(crate) const MEDIUM: &str = "node.media";
/// 帳票・紙.
pub(crate) const PAPER: &str = "node.paper";

/// 患者個人情報等.
pub(crate) const PATIENT: &str = "data.patient";
/// バックアップ.
pub(crate) const BACKUP: &str = "data.backup";

/// 作成/保存.
pub(crate) const CREATE: &str = "flow.create";
/// 保存.
pub(crate) const STORE: &str = "flow.store";
/// 保管.
pub(crate) const KEEP: &str = "flow.keep";
/// 搬送.
pub(crate) const CARRY: &str = "flow.carry";
/// 消去・廃棄.
pub(crate) const DELETE: &str = "flow.delete";
/// 返却.
pub(crate) const RETURN: &str = "flow.return";
/// 復元.
pub(crate) const RESTORE: &str = "flow.restore";

/// 責任分界・役割分担表.
pub(crate) const RESPONSIBILITY_TABLE: &str = "M04";
/// 変更管理・切戻し.
pub(crate) const CHANGE_MANAGEMENT: &str = "M57";
/// 開発・試験・本番の分離.
pub(crate) const SEPARATED_ENVIRONMENTS: &str = "M65";

/// The property of a zone that says under whose law it stands.
pub(crate) const COUNTRY: &str = "country";
/// The country whose ministries wrote the guideline.
pub(crate) const DOMESTIC: &str = "JP";

/// The property of a flow that says that nobody acts in it.
pub(crate) const AUTOMATED: &str = "automated";

/// Whether a kind is the one named or one of its special forms: `node.server.log` is a `node.server`.
pub(crate) fn is_kind(kind: &str, term: &str) -> bool {
    kind.strip_prefix(term).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_special_form_is_of_the_kind_too() {
        assert!(is_kind("node.server", SERVER));
        assert!(is_kind(LOG_SERVER, SERVER));
        assert!(!is_kind("node.serverroom", SERVER));
    }
}
