# まだ足りないこと

register-missing = まだ足りないこと
command-export-missing-csv = まだ足りないことをCSVで…
column-step = 段階
column-lack = 足りないこと
column-stands = 場所
column-awaits = 待つ相手
column-todo = 次にすること

holder-phase = フェーズ「{ $phase }」
holder-role = 当事者「{ $role }」

lack-part = 「{ $part }」が分からない
lack-no-flow-phase = このフェーズの情報流が1つもない
lack-no-flow-party = 担う要素も情報流もない
lack-no-flow-zone = 要素も情報流もない
lack-no-flow-node = どの情報流にも現れない
lack-no-party = 登録されていない
lack-undecided = 脅威「{ $threat }」の採否が決まっていない
lack-no-threat = 脅威の提案なし
lack-no-reason = 却下の理由がない
lack-outdated = 決めた後に情報流か脅威が変わった(要見直し)
lack-no-treatment = 対応の選択肢が選ばれていない
lack-no-measure = 低減・共有とされているが対策がない
lack-too-few-measures = 対策の区分が足りない({ $needs }のうち{ $has })
lack-not-accepted = 残存リスクの承認(者・日)がない

remedy-who = 「行う人・網」を選ぶか、4W1Hの語句に書く
remedy-place = 要素を区画の中に置くか、4W1Hの語句に書く
remedy-which = 機器か媒体を始点・終点にするか、4W1Hの語句に書く
remedy-what = 扱うデータを選ぶ
remedy-how = 動詞を選ぶ
remedy-phase = フェーズを選ぶ
remedy-phase-development = 開発・保守・更新で行うことを情報流に描く(ガイドライン p48)
remedy-phase-operation = 日々の業務で行うことを情報流に描く(ガイドライン p48)
remedy-phase-termination = 返却・移行・消去など、契約が終わるときの情報流を描く(ガイドライン p23)
remedy-phase-crisis = 復旧・非常時アクセス・報告など、危機のときの情報流を描く(ガイドライン p23)
remedy-no-flow-party = 区画か要素の担当に選ぶか、当事者を消す
remedy-no-flow-zone = 要素を置いて情報流を引くか、区画を消す
remedy-no-flow-node = 情報流を引くか、要素を消す
remedy-no-party = 当事者に加え、区画か要素の担当に選ぶ
remedy-undecided = 採用するか、理由を付けて却下する
remedy-no-threat = 検討済みとして確認するか、脅威を追加
remedy-no-reason = なぜ当てはまらないかを書く
remedy-outdated = 変わった点を見て、確認するか決め直す
remedy-no-treatment = 低減・回避・共有・保有から選ぶ
remedy-no-measure = 対策を加えるか、保有・回避に改める
remedy-too-few-measures = 別の区分(人・物・技術)の対策を加える
remedy-not-accepted = 承認した人と日を書く

missing-status = まだ足りないこと { $count }
missing-status-none = 足りないことなし
missing-status-tip = 段階ごとに一覧で表示する
missing-done-title = 足りないことはありません
missing-done-flows = 情報流{ $flows }件のすべてが充足
missing-done-risks = 採用したリスク{ $risks }件のすべてに対応と承認があり、見直しを待つ決定もない
missing-done-hint = 版として固定すると、この後の変更と比べられます
