# 版の違い、要見直しの理由

aspect-of = {$element}の{$change}
aspect-by = {$element}が{$change}
aspect-labelled = {$field}: {$change}
aspect-replaced = {$before} → {$after}
aspect-differs = 変更あり
aspect-gained = {$values}が加わった
aspect-lost = {$values}が外れた
aspect-entered = {$values}に入った
aspect-left = {$values}から出た
aspect-moved = {$from}から{$to}へ移った
aspect-crosses-now = {$values}を越えるようになった
aspect-crosses-no-more = {$values}を越えなくなった
aspect-nothing = (なし)
aspect-text = 「{$text}」

change-review = 判断が要見直しになった({$cause})
cause-flow = {$flow}: {$changes}
cause-flow-gone = {$flow}: 情報流が削除された
cause-threat-redefined = 脅威の定義が変わった
cause-threat-gone = 脅威がカタログから無くなった

field-criteria = リスク基準
field-own-threats = このプロジェクトの脅威
field-own-measures = このプロジェクトの対策
field-changed-threats = このプロジェクトで変更した脅威
field-changed-measures = このプロジェクトで変更した対策
field-own-zone-kinds = このプロジェクトの区画の種類
field-own-node-kinds = このプロジェクトの要素の種類
field-own-flow-kinds = このプロジェクトの情報流の種類
field-changed-kinds = このプロジェクトで変更した種類
field-like = 元にする種類
field-controlled = 立入管理(種類の設定)
field-workshops = ワークショップの記録
field-look = 図上の位置・大きさ・線
field-reason = 理由
field-treatment = リスク対応
field-approval = 残存リスクの承認
field-review = 見直し期限
field-owner = 担当
field-due = 期限
field-evidence = 証跡
field-reference = 参照
field-subject = 判断の対象

fate-added = 追加
fate-removed = 削除
fate-changed = 変更
fate-redrawn = 配置のみ

review-heading = 要見直し
review-confirm = 判断をそのまま確認
review-confirm-tip = 変わった点を確かめたうえで、判断を今の情報流についてのものとします

fate-letter-added = 追
fate-letter-removed = 削
fate-letter-changed = 変
fate-letter-redrawn = 配

review-list = 見直し一覧
review-list-detail = 判断の後で、対象の情報流や脅威が変わったもの(ガイドライン5.1.7)。変わった点を確かめて、選んでそのまま確認するか、理由を書いて却下するか、開いて変更します
review-none = 要見直しの判断はありません
review-confirm-one = 確認
review-confirm-chosen = 選んだ{ $count }件をそのまま確認
review-reject-chosen = 選んだ{ $count }件を却下
review-choose-all = すべて選択
review-choose-none = 選択を解除
review-go = 開いて変更

baseline-title = { $name }({ $on })
baseline-freeze = 基準版として固定
baseline-freeze-detail = 今の構成図・リスク・対策をこの名称で残し、後の版と比べられるようにします
baseline-agree = 固定する
baseline-describe = 基準版の記載を変更
baseline-list = 基準版
baseline-none = 基準版はまだありません
baseline-name = 名称
baseline-on = 固定した日
baseline-by = 承認者
baseline-compare = 比較
baseline-edit = 記載を変更…
baseline-delete = 削除

comparing-with = { $with }と比較中
comparing-same = { $with }と比較中: 違いはありません
error-nothing-compared = 比較中の版がありません
legend-changes = 変更
