# 一覧

register-flows = 情報流一覧
register-threats = 脅威一覧
register-findings = 指摘

column-no = No
column-coverage = 状態
column-phase = フェーズ
column-who = 誰が
column-place = どこの
column-which = どの機器・媒体で
column-what = 何を
column-how = どうする
column-from = 始点
column-to = 終点
column-crosses = 通過する区画
column-class = 分類
column-environment = 環境
column-level = レベル
column-findings = 指摘
column-note = 備考
column-flow = 情報流
column-threat = 脅威
column-harms = 影響する性質
column-reason = 該当理由
column-impact = 影響度
column-likelihood = 顕在化率
column-decision = 採否
column-rejection = 却下理由
column-origin = 出典区分
column-severity = 重み
column-lint = 番号
column-subject = 対象
column-message = 内容
column-remedy = 直し方
register-whole-project = プロジェクト全体
register-findings-more = { $first } ほか{ $more }件

column-direction = 向き
column-amount = 量・頻度
direction-one-way = 片方向
direction-two-way = 双方向
direction-at-rest = 要素内
register-added-threat = 利用者が追加した脅威
column-rating-reason = 評価の理由
column-source = 出典
