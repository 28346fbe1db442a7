# リスク基準: 尺度・マトリクス・規則

criteria-fault-steps =
    { $axis ->
        [impact] 影響度
       *[likelihood] 顕在化率
    }の段階は1~{ $most }個にしてください(現在{ $found }個)
criteria-fault-step-id =
    { $axis ->
        [impact] 影響度
       *[likelihood] 顕在化率
    }の下から{ $place }番目の段階の名称「{ $id }」を、空白を含まない1~{ $most }文字の語にしてください
criteria-fault-step-english =
    { $axis ->
        [impact] 影響度
       *[likelihood] 顕在化率
    }の段階「{ $id }」に、英語の名称を1~{ $most }文字で入れてください
criteria-fault-repeated-step =
    { $axis ->
        [impact] 影響度
       *[likelihood] 顕在化率
    }に段階「{ $id }」が2つあります。一方の名称を変えてください
criteria-fault-rows = マトリクスの行は影響度の段階と同じ{ $needed }行にしてください(現在{ $found }行)
criteria-fault-columns = マトリクスの「{ $step }」の行には、顕在化率の段階と同じ{ $needed }個のレベルを入れてください(現在{ $found }個)
criteria-fault-falls = マトリクスの「{ $step }」で、{ $axis ->
        [impact] 影響度
       *[likelihood] 顕在化率
    }が上がるとレベルが下がります。上の段階のレベルを上げるか、下の段階のレベルを下げてください
criteria-fault-rules = レベル{ $level }の規則は1つにしてください(現在{ $found }つ)

command-criteria = リスク基準…
criteria-title = リスク基準
criteria-presets = ひな形
criteria-usual = { $name }(既定)
criteria-own = このプロジェクトの現在の基準
criteria-ours = 段階の数とマトリクスは本ソフト独自(ガイドラインの定めではない)
criteria-step-ja = 名称(日本語)
criteria-step-en = 名称(英語)
criteria-step-remove = 段階「{ $step }」を削除
criteria-step-add = { $scale }の段階を追加
criteria-matrix = マトリクス
criteria-matrix-hint = 縦が影響度、横が顕在化率。クリックで次、右クリックで選択
criteria-cell = 影響度「{ $impact }」・顕在化率「{ $likelihood }」: { $level }
criteria-rules = レベルごとの規則
criteria-rule-level = レベル
criteria-rule-measures = 対策の分類の数
criteria-rule-decision = 対応の判断
criteria-rule-approval = 残存の承認
criteria-rules-hint = 残存の承認は、対策後もこのレベルに残るリスクに必要
criteria-effects = 適用すると変わること
criteria-effects-none = 変わるリスクなし
criteria-moved = レベルが変わるリスク { $count }件
criteria-mapped = 新しい尺度にない段階の置き換え { $count }件
criteria-after = 対策後
criteria-more = ほか{ $count }件
criteria-apply = 適用
matrix-hint = 点はリスク1件。点をクリックすると情報流を選択、マス目をクリックすると一覧を表示
matrix-before = 対策前
matrix-after = 対策後
