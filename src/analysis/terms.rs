//! The entries of the catalogue that the analysis knows by name, because a lint or a derivation is about them. Whether
//! something is of such a kind is asked of the catalogue's table (`Table::is`), which knows what works like it.

/// 外部ネットワーク(通信事業者の閉域網等).
pub(crate) const CARRIER: &str = "zone.carrier";
/// 対象事業者の開発/保守拠点.
pub(crate) const DEVELOPMENT_SITE: &str = "zone.devsite";
/// 自宅・外出先.
pub(crate) const HOME: &str = "zone.home";
/// 部屋・区画.
pub(crate) const ROOM: &str = "zone.room";
/// インターネット.
pub(crate) const INTERNET: &str = "zone.internet";
/// 他社提供範囲.
pub(crate) const THIRD_PARTY: &str = "zone.thirdparty";

/// 構成・処理の内容, of another company's extent, and the choice that says it is known.
pub(crate) const DETAIL: (&str, &str) = ("detail", "known");

/// 端末.
pub(crate) const TERMINAL: &str = "node.terminal";
/// タブレット.
pub(crate) const TABLET: &str = "node.tablet";
/// 回線・網.
pub(crate) const NETWORK: &str = "node.network";
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
/// 冗長化・代替機.
pub(crate) const SECOND_DEVICE: &str = "M55";
/// 回線の二重化.
pub(crate) const SECOND_LINE: &str = "M56";
/// 業務のやり方を変える: the way to avoid a risk, and nothing that is put somewhere.
pub(crate) const OTHER_WAY_OF_WORKING: &str = "M69";
/// 保険・契約による共有: the way to share a risk, whatever it is.
pub(crate) const SHARING: &str = "M68";
/// 変更管理・切戻し.
pub(crate) const CHANGE_MANAGEMENT: &str = "M57";
/// 開発・試験・本番の分離.
pub(crate) const SEPARATED_ENVIRONMENTS: &str = "M65";

/// The finding 要見直し, which is told with what has changed.
pub(crate) const TO_BE_REVIEWED: &str = "L29";

/// Threats of somebody who comes in along a way: 不正な閲覧・操作, 盗聴・なりすまし, 高度サイバー攻撃,
/// 他社接続点からの侵入, 無線LANの不正接続. Which these are is ours.
pub(crate) const ENTRY_THREATS: [&str; 5] = ["T01", "T02", "T03", "T15", "T24"];

/// The property of a room that says who gets in, and its value for anybody.
pub(crate) const ACCESS: (&str, &str) = ("access", "public");
/// The property of a device that says whether there is a second one, and its value where both work.
pub(crate) const REDUNDANCY: (&str, &str) = ("redundancy", "冗長構成");
/// The property of a zone that says under whose law it stands.
pub(crate) const COUNTRY: &str = "country";
/// The country whose ministries wrote the guideline.
pub(crate) const DOMESTIC: &str = "JP";

/// The property of a flow that says that nobody acts in it.
pub(crate) const AUTOMATED: &str = "automated";
