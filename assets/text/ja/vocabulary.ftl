# 用語

# 要素の分類(パレット)
group-people = 人
group-terminals = 端末
group-servers = サーバ
group-network = 通信
group-media = 媒体
group-zones = 区画
group-notes = 注記

# 要素の種類
element-zone = 区画
element-node = 要素
element-flow = 情報流
element-note = 注記
element-party = 関係者
element-data = 情報
element-measure = 対策
element-risk = リスク
element-baseline = 基準版
element-drawn = 矢印の描き方
element-workshop = ワークショップ

# 出典区分
origin-guideline = ガイドライン
origin-theme = ガイドラインの主題
origin-ours = 本ツール独自
origin-changed = このプロジェクトで変更
origin-project = このプロジェクト独自

# 指摘の重み
severity-error = エラー
severity-warning = 警告
severity-info = 情報

# 影響する性質
harm-confidentiality = 機密性
harm-integrity = 完全性
harm-availability = 可用性
harm-authenticity = 真正性
harm-readability = 見読性
harm-preservability = 保存性

# フェーズ
phase-development = 開発
phase-operation = 運用
phase-termination = 契約終了
phase-crisis = 危機管理

# 環境
environment-production = 本番
environment-development = 開発
environment-test = 試験

# 確からしさ
confidence-unconfirmed = 未確認
confidence-inferred = 推定
confidence-confirmed = 確認済

# 関係者の役割
role-provider = 対象事業者
role-medical = 医療機関等
role-third = 第三者
role-person = 個人

# 対策の実施者
performer-provider = 対象事業者
performer-medical = 医療機関等
performer-third = 第三者
performer-shared = 共同

# 対策の状況
status-planned = 予定
status-in-progress = 実施中
status-done = 実施済
status-not-applicable = 対象外

# 対策の区分と働き
category-organisational = 人的・組織的対策
category-physical = 物理的対策
category-technical = 技術的対策
effect-preventive = 予防
effect-detective = 発見
effect-corrective = 復旧

# 採否
decision-adopted = 採用
decision-rejected = 却下
decision-open = 未検討

# リスク対応の選択肢
treatment-reduce = 低減
treatment-avoid = 回避
treatment-share = 共有(移転)
treatment-retain = 保有

# 評価の軸
axis-impact = 影響度
axis-likelihood = 顕在化率
