# このプロジェクトの脅威・対策: 追加と変更

entry-own-threat = このプロジェクトの脅威
entry-own-measure = このプロジェクトの対策

entry-fault-unnamed = 名称がありません。日本語か英語の名称を入れてください
entry-fault-long-name = 名称が{ $length }文字あります。{ $limit }文字以内にしてください
entry-fault-harms-nothing = 損なわれるものを1つ以上選んでください
entry-fault-lowers-nothing = 下げるもの(影響度・顕在化率)を1つ以上選んでください
entry-fault-covers-nothing = 効く脅威を1つ以上選んでください
entry-fault-unknown = 「{ $id }」はカタログにもこのプロジェクトにもありません。別のものを選ぶか、外してください
entry-fault-empty-group = 中身の無い条件の組があります。条件を加えるか、組を外してください
entry-fault-empty-list = 何も選ばれていない条件があります。1つ以上選ぶか、条件を外してください
entry-fault-years = 「{ $years }」は年数にできません。0以上の数を入れてください
entry-fault-same-environment = 「{ $environment }」から同じ環境へは移れません。別の環境を選んでください
