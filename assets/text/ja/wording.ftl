# 4W1Hの文、該当理由、評価の根拠

list-separator = {"、"}
list-or = {"・"}
value-yes = はい
value-no = いいえ
unknown-element = (削除済み)

# 4W1H
blank-who = 〔誰?〕
blank-place = 〔どこ?〕
blank-which = 〔どの機器・媒体?〕
blank-what = 〔何?〕
blank-how = 〔どうする?〕
who-automatic = システム
who-facility = 施設
flow-name = {$verb}({$ends})
flow-sentence = {$who}が{$place}の{$which}で{$what}を{$how}
carried-between = {$from}から{$to}へ

# 事実(該当理由)
fact-verb = 「{$verb}」の流れである
fact-end-kind = {$node}は{$kind}である
fact-property = {$element}の{$property}は「{$value}」
fact-property-yes = {$element}は「{$property}」に当たる
fact-property-no = {$element}は「{$property}」に当たらない
fact-flow-property-no = 「{$property}」に当たらない
fact-flow-property = {$property}は「{$value}」
fact-carries = {$class}({$data})を扱う
fact-phase = {$phase}フェーズに属する
fact-environment = {$node}は{$environment}環境にある
fact-environment-step = {$from}環境から{$to}環境へ渡る
fact-crosses-zone = {$zone}の境界を越える
fact-passes-zone = {$zone}を通る
fact-crosses-party = 責任者が変わる({$from}と{$to})
fact-crosses-scope = 「{$zone}」の枠を越える
fact-stands-in = {$node}は{$zone}にある
fact-access-public = {$zone}は誰でも入れる場所
fact-access-counter = {$zone}は来訪者と向き合う窓口
fact-access-clinical = {$zone}は患者が出入りする診療の場所
fact-access-restricted = {$zone}は立入りを制限した場所
fact-within-controlled = 入退を管理した{$zone}の中で完結する
fact-party-role = {$node}は{$role}の責任範囲
fact-medium = 媒体({$node})を使う
fact-person = 人({$node})が関わる
fact-remote-maintenance = DCの外の{$node}から本番環境に届く
fact-retention = {$data}を{$years}年保存する
fact-no-flow-with = 同じ情報の{$verbs}が描かれていない
fact-no-measure = 対策{$measures}が置かれていない
fact-one-site = {$zone}にしか保管されていない
fact-one-site-outside = 1か所にしか保管されていない
fact-lacks = 「{$condition}」に当たらない
lacks-environment = {$names}環境ではない
lacks-crossing = 区画の境界を越えない
lacks-crossing-kind = {$names}の境界を越えない
lacks-end-zone = {$names}にはない
lacks-within-controlled = 入退を管理した1つの区画の中では完結しない
lacks-person = 人が関わらない
lacks-retention = {$years}年を超える保存期間の記載なし
lacks-one-site = {$names}の保管は1か所だけではない
lacks-property = {$property}は「{$value}」ではない

# 条件
condition-all = かつ
condition-any = または
condition-brackets = ({ $condition })
condition-not = 「{$condition}」でない
condition-verb = {$names}である
condition-end-kind = 端が{$names}である
condition-from-kind = {$names}から出る
condition-to-kind = {$names}に入る
condition-property = {$property}が「{$value}」
condition-property-other = {$property}が「{$value}」以外
condition-carries = {$names}を扱う
condition-phase = {$names}フェーズに属する
condition-environment = 端が{$names}環境にある
condition-environment-step = {$from}環境から{$to}環境へ渡る
condition-crosses-zone = 区画の境界を越える
condition-crosses-zone-kind = {$names}の境界を越える
condition-crosses-party = 責任者が変わる
condition-crosses-scope = 提供範囲の枠を越える
condition-end-zone = 端が{$names}にある
condition-within-controlled = 入退を管理した区画の中で完結する
condition-party-role = {$names}の責任範囲に関わる
condition-media = 媒体を使う
condition-person = 人が関わる
condition-remote-maintenance = DCの外から本番環境に届く
condition-retention = {$years}年を超えて保存する
condition-no-flow-with = 同じ情報の{$names}が描かれていない
condition-lacks-measure = 対策{$names}が置かれていない
condition-one-site = {$names}が1か所にしか保管されていない

# 評価の根拠
basis-most-sensitive = 最も重い情報は{$class}({$data})
basis-no-data = 情報が書かれていないため影響度は最低の段階
basis-impact-raised = 影響度を1段階上げる理由: {$reason}
basis-likelihood-start = 顕在化率は「{$step}」から始める
basis-likelihood-raised = 顕在化率を1段階上げる理由: {$reason}
basis-likelihood-lowered = 顕在化率を1段階下げる理由: {$reason}
basis-threat-likelier = この脅威の顕在化率を1段階上げる理由: {$facts}
basis-threat-unlikelier = この脅威の顕在化率を1段階下げる理由: {$facts}
basis-rule = {$rule}({$facts})
basis-impact-set = 影響度は人が決めた
basis-likelihood-set = 顕在化率は人が決めた

# 指摘
project-itself = プロジェクト
clause-separator = {" / "}
