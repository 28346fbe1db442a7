# 版の違い、要見直しの理由

aspect-of = {$element}の{$change}
aspect-labelled = {$field}: {$change}
aspect-replaced = {$before} → {$after}
aspect-differs = 変更あり
aspect-gained = {$values}が加わった
aspect-lost = {$values}が外れた
aspect-entered = {$values}に入った
aspect-left = {$values}から出た
aspect-crosses-now = {$values}を越えるようになった
aspect-crosses-no-more = {$values}を越えなくなった
aspect-nothing = (なし)
aspect-text = 「{$text}」

cause-flow = {$flow}: {$changes}
cause-flow-gone = {$flow}: 情報流が削除された
cause-threat-redefined = 脅威の定義が変わった
cause-threat-gone = 脅威がカタログから無くなった

field-criteria = リスク基準
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
