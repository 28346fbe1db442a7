# 全体の状況

command-overview = 全体の状況(リスクマトリクス)
overview-title = 全体の状況
overview-back = 図に戻る
overview-hint = 数字をクリックすると、その中身を下の一覧に表示し、図の上で選択
overview-coverage = 情報流の充足
overview-covered = 充足
overview-flows = { $covered } / { $flows }
overview-areas = 場所・当事者・フェーズの段階
overview-areas-phases = フェーズ
overview-areas-parties = 当事者
overview-areas-zones = 区画
overview-matrix = リスクマトリクス
overview-levels = 区画・当事者ごとのリスク
overview-levels-all = 全体
overview-levels-hint = 複数の区画や当事者に関わるリスクは、それぞれに数える
overview-measures = 対策の状況と期限
overview-measures-none = 対策なし
overview-findings = 指摘の種類
overview-findings-none = 指摘なし
overview-risks-none = 採用したリスクがまだない
overview-all = すべて表示({ $count })
overview-fewer = 少なく表示
overview-show = 図で見る
overview-narrowed = { $figure }: { $count }件
overview-widen = 絞り込み「{ $figure }」を解く

overview-new = まず、しくみを描く
overview-new-detail = 充足、リスク、対策の数字は図から計算されます。次の順に進めます
overview-step-draw = 区画と要素を置き、情報流を引く
overview-step-say = 情報流ごとに、誰が・どこの・どの機器で・何を・どうするかを書く
overview-step-decide = 提案された脅威を採用するか、理由を付けて却下する
overview-step-treat = リスクの対応を選び、対策を置き、残存リスクを承認する
overview-step-keep = 変更があれば見直す

figure-count = { $figure } { $count }件
figure-step = { $step }の情報流
figure-area = 「{ $part }」の情報流
figure-cell = { $time } { $level }(影響度「{ $impact }」・顕在化率「{ $likelihood }」)
figure-level = { $time } レベル{ $level }
figure-level-in = 「{ $part }」の{ $time } レベル{ $level }
figure-open = { $status }・{ $due }の対策
figure-closed = { $status }の対策

due-overdue = 期限超過
due-soon = 30日以内
due-later = それ以降
due-undated = 期限なし
overview-draw = 図を描く
